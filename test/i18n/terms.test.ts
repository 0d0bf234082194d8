import { expect } from '@open-wc/testing';
import { fieldsOf } from '../../src/domain/form.ts';
import { INTAKE_FORMS } from '../../src/domain/forms/case-intake.ts';
import { WORKFLOWS } from '../../src/domain/workflows/all.ts';
import enDesk from '../../src/i18n/en/desk.ts';
import hansDesk from '../../src/i18n/zh-Hans/desk.ts';
import hantDesk from '../../src/i18n/zh-Hant/desk.ts';
import { LOCALES, TERMS } from '../widgets/support.ts';

type Tree = { readonly [key: string]: unknown };
/** Every path of a tree of terms, with the term at its end. */
function* leaves(tree: Tree, path = ''): Generator<[path: string, term: unknown]> {
  for (const [key, value] of Object.entries(tree)) {
    if (value && typeof value === 'object') yield* leaves(value as Tree, `${path}${key}.`);
    else yield [path + key, value];
  }
}
const params = { min: 2, max: 3, count: 4, name: 'a.png' };
/** What a term says; functions are asked with sample values. */
const said = (path: string, term: unknown): string =>
  typeof term === 'function' ? (term as (...args: unknown[]) => string)(...(path.includes('issue.') ? ['Label', params] : [3, 4])) : `${term as string}`;

const codes = {
  domain: ['required', 'consent-required', 'contact-required', 'too-long', 'too-short', 'too-small', 'too-large', 'not-an-email', 'not-a-phone', 'not-a-number',
    'not-a-date', 'in-future', 'not-an-option', 'forbidden-characters', 'too-many-files', 'file-too-large', 'file-type', 'not-text', 'unknown-field'],
  /** The form's, the outbox's and the server's own. */
  others: ['in-past', 'unreadable-image', 'empty-file', 'lost', 'refused', 'file-missing'],
  failures: ['network', 'timeout', 'aborted', 'bad-response', 'unavailable', 'rate-limited', 'invalid', 'bad-request', 'conflict', 'not-found', 'forbidden', 'not-allowed',
    'too-large', 'unsupported-type', 'storage-full', 'unsupported'],
};

const DESK = { 'en': enDesk, 'zh-Hans': hansDesk, 'zh-Hant': hantDesk };

describe('the words of the desk', () => {
  for (const locale of LOCALES) {
    it(`${locale}: every term of English is there and says something`, () => {
      const terms: Tree = DESK[locale];
      expect([...leaves(terms)].map(([path]) => path)).to.have.members([...leaves(enDesk)].map(([path]) => path));
      for (const [path, term] of leaves(terms)) {
        const words = typeof term === 'function' ? (term as (...args: unknown[]) => string)(3, 'B') : `${term as string}`;
        expect(words.trim(), path).to.not.equal('');
        expect(words, path).to.not.match(/undefined|NaN|\[object/);
      }
    });

    it(`${locale}: every state and every step has words, as a command and as what was done; every field of a payload has a label`, () => {
      const { state, step, event, label } = DESK[locale];
      const own: Readonly<Record<string, string>> = { ...TERMS[locale].form.label, ...label };
      for (const workflow of Object.values(WORKFLOWS)) {
        expect(state, workflow.kind).to.include.keys(workflow.states.map(({ name }) => name));
        const taken = workflow.transitions.filter(({ roles }) => roles.some((role) => role !== 'system'));
        expect(step, workflow.kind).to.include.keys(taken.map(({ name }) => name));
        expect(event, workflow.kind).to.include.keys(workflow.transitions.map(({ name }) => name));
        for (const { payload } of taken) if (payload) expect(own).to.include.keys(fieldsOf(payload).map(({ name }) => name));
      }
    });
  }

  it('simplified Chinese has no traditional characters, and the other way round', () => {
    const all = (tree: Tree) => [...leaves(tree)].map(([, term]) => (typeof term === 'function' ? '' : `${term as string}`)).join('');
    expect(all(hansDesk)).to.not.match(/[處務單據應該與還個們這為說寫選擇請讓時間進導覽關閉開啟圖檔訊]/);
    expect(all(hantDesk)).to.not.match(/[处务单据应该与还个们这为说写选择请让时间进导览关闭开启图档讯]/);
  });
});

describe('the words', () => {
  for (const locale of LOCALES) {
    const terms: Tree = TERMS[locale];
    it(`${locale}: every term of English is there and says something`, () => {
      const paths = [...leaves(TERMS.en)].map(([path]) => path);
      expect([...leaves(terms)].map(([path]) => path)).to.have.members(paths);
      for (const [path, term] of leaves(terms)) {
        expect(said(path, term).trim(), path).to.not.equal('');
        expect(said(path, term), path).to.not.match(/undefined|NaN|\[object/);
      }
    });

    it(`${locale}: a term that takes numbers or names says the ones that English says`, () => {
      for (const [path, term] of leaves(TERMS.en)) {
        const own = path.split('.').reduce<unknown>((tree, key) => (tree as Tree)[key], terms);
        expect(typeof own, path).to.equal(typeof term);
        for (const sample of ['Label', 'a.png', ' 2 ', ' 3 ', ' 4 ']) {
          if (` ${said(path, term).replace(/(\d+)/g, ' $1 ')} `.includes(sample) && typeof term === 'function' && !path.includes('issue.')) {
            expect(` ${said(path, own).replace(/(\d+)/g, ' $1 ')} `, path).to.include(sample);
          }
        }
      }
    });

    it(`${locale}: every kind of error and every failure has words`, () => {
      const { issue, failure } = TERMS[locale].sending;
      expect(Object.keys(issue)).to.include.members([...codes.domain, ...codes.others]);
      expect(Object.keys(failure)).to.have.members(codes.failures);
    });

    it(`${locale}: every state and every step of every workflow has words`, () => {
      const { state, about, event, action } = TERMS[locale].cases;
      for (const { kind, states, transitions } of Object.values(WORKFLOWS)) {
        for (const { name } of states) {
          expect(state, kind).to.have.property(name);
          expect(about, kind).to.have.property(name);
        }
        for (const { name, roles } of transitions) {
          expect(event, kind).to.have.property(name);
          if (roles.includes('customer')) expect(action, kind).to.have.property(name);
        }
      }
    });

    it(`${locale}: every label, hint, answer and heading of the shipped forms has words`, () => {
      const { label, hint, option, step } = TERMS[locale].form;
      for (const definition of Object.values(INTAKE_FORMS)) {
        for (const { name } of definition.steps) expect(step).to.have.property(name);
        for (const field of fieldsOf(definition)) {
          expect(label).to.have.property(`${(field.label as string | undefined) ?? field.name}`);
          if (field.hint) expect(hint).to.have.property(field.hint as string);
          for (const { value } of field.options ?? []) expect(option).to.have.property(value);
        }
      }
    });
  }

  it('simplified Chinese has no traditional characters, and the other way round', () => {
    const simplified = /[们这发问题请时间说过还没见听写读产见单预话]/;
    const traditional = /[們這發問題請時間說過還沒見聽寫讀產單預話]/;
    for (const [path, term] of leaves(TERMS['zh-Hans'])) expect(said(path, term), path).to.not.match(new RegExp(traditional.source.replace(/[見題間]/g, '')));
    for (const [path, term] of leaves(TERMS['zh-Hant'])) expect(said(path, term), path).to.not.match(new RegExp(simplified.source.replace(/[题间]/g, '')));
  });
});
