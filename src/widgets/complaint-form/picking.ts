import { newKey } from '../../drafts/draft.ts';
import { putFile, removeFile } from '../../drafts/putting.ts';
import type { Draft, DraftStore, KeptFile } from '../../drafts/types.ts';
import type { Checks } from '../../form/checks.ts';
import { Files } from '../../form/files.ts';
import type { Form } from '../../form/form.ts';
import type { SendingTerms } from '../../i18n/terms.ts';
import { wear } from '../../parts/h.ts';
import { filesStyles } from '../../theme/files.ts';
import type { FlowHost } from './flow-host.ts';

export interface PickingScene {
  readonly store: DraftStore;
  draft(): Draft | undefined;
  checks(): Checks;
  /** Keeps what stands in the form. */
  keep(): void;
  /** Whether it lies on the device. */
  told(kept: boolean): void;
  say(words: string): void;
}

/** The files of a case: each is kept with the draft as soon as it is ready. Loaded once files are chosen. */
export function filesOf(host: FlowHost, form: Form, terms: SendingTerms, { store, draft, checks, keep, told, say }: PickingScene): Files {
  wear(host.renderRoot, filesStyles);
  return new Files(form, terms, {
    added: (_, file) => {
      keep();
      const kept = draft();
      if (kept) void putFile(store, kept, file as KeptFile).then(told);
    },
    removed: (_, id) => {
      const kept = draft();
      if (kept) void removeFile(store, kept, id);
    },
    refused: (issues) => {
      const shown = checks();
      shown.show([...shown.issues.filter(({ path }) => path !== issues[0]!.path), ...issues]);
      say(issues.map((issue) => shown.textOf(issue)).join(' '));
    },
    say, newId: newKey,
  });
}
