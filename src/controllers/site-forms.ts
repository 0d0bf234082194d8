import type { CallOptions } from '../backend/port.ts';
import type { FormDefinition } from '../domain/form.ts';
import { INTAKE_FORMS } from '../domain/forms/case-intake.ts';
import type { CaseKind } from '../domain/forms/case-intake.ts';

/** What tells of the form in which a case was filed. */
export interface FiledIn { readonly kind: CaseKind; readonly form: { readonly id: string; readonly version: number } }

export type AskForm = (id: string, options?: CallOptions) => Promise<FormDefinition>;

/** The forms as a site has them, with its labels and the fields it has added: asked for once, when the first case of each is read. */
export class SiteForms {
  readonly #ask: () => { readonly whom: object; readonly form?: AskForm } | undefined;
  readonly #arrived: () => void;
  readonly #forms = new Map<string, FormDefinition | undefined>();
  #whom?: object;

  /** @param ask - how the backend of the moment is asked, if it can be; `whom` is the backend itself */
  constructor(ask: () => { readonly whom: object; readonly form?: AskForm } | undefined, arrived: () => void) {
    this.#ask = ask;
    this.#arrived = arrived;
  }

  /** The form of a case. Until the site's is there, or where it is another version or nobody knows it, the one that is shipped. */
  of({ kind, form: { id, version } }: FiledIn): FormDefinition {
    const found = this.#forms.get(id);
    return found?.version === version ? found : INTAKE_FORMS[kind];
  }

  /** A case is about to be shown. */
  look({ form: { id } }: FiledIn): void {
    const { whom, form } = this.#ask() ?? {};
    if (whom !== this.#whom) this.#forms.clear();
    this.#whom = whom;
    if (!form || this.#forms.has(id)) return;
    this.#forms.set(id, undefined);
    form(id).then((found) => {
      if (whom !== this.#whom) return;
      this.#forms.set(id, found);
      this.#arrived();
    }, () => {
      // The case is shown without; with the next one it is asked again.
      if (whom === this.#whom) this.#forms.delete(id);
    });
  }
}
