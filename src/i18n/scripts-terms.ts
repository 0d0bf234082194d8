/** Words of the desk's editor of scripts; fetched with it. */
import type { Locale } from '../domain/form.ts';
import type { Placeholder, ScriptPurpose } from '../domain/records/script.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export interface ScriptTerms extends Words<
  'title' | 'hint' | 'add' | 'change' | 'save' | 'cancel' | 'back' | 'loading' | 'saved' | 'newer' | 'theirs' | 'none' | 'all' | 'any' | 'anyKind' | 'anyChannel'
  | 'enable' | 'disable' | 'disabled' | 'notOffered' | 'remove' | 'removeHint' | 'removed' | 'moved' | 'gone'
  | 'name' | 'nameHint' | 'purpose' | 'kind' | 'channel' | 'language' | 'text' | 'placeholders' | 'placeholdersHint' | 'preview' | 'shipped'
> {
  readonly purposes: Words<ScriptPurpose>;
  /** What each placeholder stands for, and what could stand there. */
  readonly means: Words<Placeholder>;
  readonly example: Words<Placeholder>;
  /** Languages, each in itself. */
  readonly languages: Words<Locale>;
  /** A command and what it is about, for those who hear it alone. */
  readonly about: (command: string, name: string) => string;
  readonly removeAsk: (title: string) => string;
  readonly used: (n: number) => string;
  readonly changedBy: (who: string, when: string) => string;
  readonly wrong: Words<'title' | 'text'> & { readonly unknown: (names: string) => string };
}
