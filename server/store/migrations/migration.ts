import type { Kysely } from 'kysely';
import type { Tables } from '../rows.ts';

/**
 * Every statement can be run again (`if not exists`), because not every engine rolls back table changes. Only what all
 * PostgreSQL-wire engines and SQLite share is used: no sequences, triggers, savepoints or session locks. A later version adds, and
 * removes only what two versions before stopped using.
 */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
  /** What no statement can say. It too can be run again, and by two starters at once. */
  readonly fill?: (db: Kysely<Tables>) => Promise<void>;
}
