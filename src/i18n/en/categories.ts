import type { CategoryTerms } from '../categories-terms.ts';

const terms: CategoryTerms = {
  title: 'Categories', hint: 'What cases concern: customers choose from these, and lists are filtered by them. A category that cases have is never taken away; retired, it is no longer offered.',
  rename: 'Rename', retire: 'Retire', revive: 'Offer again', retired: 'Retired', up: 'Move up', down: 'Move down', save: 'Save', cancel: 'Cancel', back: 'Back', add: 'Add', loading: 'Loading …', none: 'Nothing stands below it yet.', names: 'Name',
  saved: 'Saved. Customers’ pages show it within two minutes.', newer: 'Somebody else has changed the categories meanwhile. Below is how they are now; please save yours again.',
  about: (command, name) => `${command}: ${name}`, below: (name) => `Add below ${name}`, cases: (n, more) => (more ? `more than ${n} cases` : n === 1 ? '1 case' : `${n} cases`),
  language: { 'en': 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' },
  wrong: { 'words-missing': 'Please write the name in all three languages.', 'too-long': 'A name has at most 60 characters.', 'too-many': 'There may be 300 categories at most.', 'too-deep': 'Categories stand at most three deep.' },
};
export default terms;
