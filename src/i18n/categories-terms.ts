/** Words of the desk's editor of categories; fetched with it. */
import type { Locale } from '../domain/form.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export interface CategoryTerms extends Words<'title' | 'hint' | 'rename' | 'retire' | 'revive' | 'retired' | 'up' | 'down' | 'save' | 'cancel' | 'back' | 'saved' | 'newer' | 'add' | 'loading' | 'none' | 'names'> {
  /** A command and what it is about, for those who hear it alone. */
  readonly about: (command: string, name: string) => string;
  readonly below: (name: string) => string;
  readonly cases: (n: number, more: boolean) => string;
  /** Languages, each in itself. */
  readonly language: Words<Locale>;
  /** Codes of `checkCategories` in the domain that somebody can meet here. */
  readonly wrong: Words<'words-missing' | 'too-long' | 'too-many' | 'too-deep'>;
}
