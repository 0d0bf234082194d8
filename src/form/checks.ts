import type { FormDefinition, Values } from '../domain/form.ts';
import { fieldsOf, isFilled } from '../domain/form.ts';
import type { Issue } from '../domain/issue.ts';
import { validate } from '../domain/schema.ts';
import { wordsOf } from '../i18n/terms.ts';
import type { FormTerms, IssueCode, SubmissionTerms } from '../i18n/terms.ts';
import type { Form } from './form.ts';
import { h, tell } from '../parts/h.ts';

/** The name of the top-level field that a path leads into. */
const nameIn = (path: string) => path.split('.')[0]!;

/** The label of the field at `path`, in words. */
export function labelAt(definition: FormDefinition, path: string, terms: FormTerms): string {
  const [name, , inner] = path.split('.');
  const outer = fieldsOf(definition).find((field) => field.name === name);
  const field = inner ? outer?.fields?.find((f) => f.name === inner) : outer;
  return wordsOf(field?.label ?? field?.name ?? path, terms.label, terms.locale);
}

/** An issue in words. */
export const issueText = (issue: Issue, label: string, terms: SubmissionTerms): string =>
  (terms.issue[issue.code as IssueCode] ?? terms.issue['not-text'])(label, issue.params ?? {});

/**
 * Shows what is wrong, when it may show: after a field was left with wrong content, or after a try to send;
 * from then on it follows every key until it is right.
 */
export class Checks {
  readonly #form: Form;
  readonly #terms: SubmissionTerms;
  readonly #shown = new Map<string, readonly Issue[]>();
  /** Paths of what only a backend or a file chooser could find: it stays until that field changes. */
  #given = new Set<string>();

  constructor(form: Form, terms: SubmissionTerms) {
    this.#form = form;
    this.#terms = terms;
  }

  /** Issues that are on the screen, in the form's order. */
  get issues(): readonly Issue[] {
    const order = [...this.#form.fields.keys()], place = ({ path }: Issue) => order.indexOf(nameIn(path));
    return [...this.#shown.values()].flat().sort((a, b) => place(a) - place(b));
  }

  textOf(issue: Issue): string {
    return issueText(issue, labelAt(this.#form.definition, issue.path, this.#form.terms), this.#terms);
  }

  /** The field was left: wrong content shows, an empty field does not yet. */
  left(path: string): void {
    if (!this.#given.has(path) && (isFilled(this.#valueAt(path)) || this.#shown.has(path))) this.#mark([path], this.#issues());
  }

  /** The field changed: what shows is looked at again, here and wherever it hangs on this answer. */
  changed(changed: string): boolean {
    if (!this.#shown.size) return false;
    this.#given.delete(changed);
    this.#mark([...this.#shown.keys()].filter((path) => !this.#given.has(path)), this.#issues());
    return true;
  }

  /** Checks the fields for which `within` holds, shows all that is wrong, and gives the cleaned values if nothing is. */
  all(within: (name: string) => boolean = () => true): Values | undefined {
    const { values = this.#form.values, issues } = validate(this.#form.definition, this.#form.sync());
    const found = issues.filter(({ path }) => within(nameIn(path)));
    this.show(found);
    return found.length ? undefined : values;
  }

  /** Shows these issues and no others; also those a backend found. */
  show(issues: readonly Issue[]): void {
    const own = this.#issues(), paths = issues.map(({ path }) => path);
    this.#mark([...this.#shown.keys()], []);
    this.#mark(paths, issues);
    this.#given = new Set(paths.filter((shown) => !own.some(({ path }) => path === shown)));
  }

  #issues() {
    return validate(this.#form.definition, this.#form.values).issues;
  }

  #valueAt(path: string) {
    const [name, row, inner] = path.split('.') as [string, string?, string?];
    const value = this.#form.values[name];
    return inner ? (value as readonly Values[] | undefined)?.[+row!]?.[inner] : value;
  }

  /** Shows at each of the paths those of the issues that belong there, or none. */
  #mark(paths: readonly string[], all: readonly Issue[]) {
    for (const path of paths) {
      const issues = all.filter((issue) => issue.path === path);
      const wrong = issues.length > 0;
      if (wrong) this.#shown.set(path, issues);
      else this.#shown.delete(path);
      const box = this.#form.box(path);
      if (!box) continue;
      // What a page hides and nobody can take as it is must be seen to be mended.
      if (wrong) box.hidden = false;
      const group = box.matches('fieldset');
      const control = group ? box : this.#form.control(path);
      const set = (name: string, value: string) => value ? control?.setAttribute(name, value) : control?.removeAttribute(name);
      const id = `${control?.id || path}-e`;
      let error = box.querySelector(':scope > .error');
      const about = (control?.getAttribute('aria-describedby') ?? '').split(' ').filter((word) => word !== id);
      if (wrong) {
        if (!error) box.append((error = h('p', { id, class: 'error', part: 'error' })));
        tell(error, issues.map((issue) => this.textOf(issue)).join(' '));
        about.push(id);
      } else error?.remove();
      // A group has no invalid state of its own; its description says it.
      if (!group || box.matches('[role=radiogroup]')) set('aria-invalid', wrong ? 'true' : '');
      set('aria-describedby', about.join(' ').trim());
    }
  }
}
