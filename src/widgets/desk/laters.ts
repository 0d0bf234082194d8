import type { LitElement } from 'lit';
import type { DeskBackend, Session } from '../../backend/desk-port.ts';
import type { HeedError } from '../../backend/port.ts';
import type { DeskSession } from '../../controllers/desk-session.ts';
import type { Operation } from '../../domain/policy.ts';
import type { Offices } from '../../parts/desk/rail.ts';
import { Later } from './later.ts';

/** Views that are fetched when somebody opens them. */
export type Laters = Readonly<Record<'categories' | 'scripts' | 'visits', Later>>;

export const laters = (host: LitElement, backend: () => DeskBackend | undefined, session: DeskSession, failed: (error: HeedError) => void): Laters => ({
  categories: new Later(host, 'categories', failed, async (tools) => new (await import('./categories.ts')).Categories(tools, () => backend()?.categories, (categories) => session.learn(categories))),
  scripts: new Later(host, 'scripts', failed, async (tools) => new (await import('./script-editor.ts')).ScriptEditor(tools, () => backend()?.scripts)),
  visits: new Later(host, 'visits', failed, async (tools) => new (await import('./visits.ts')).Visits(tools, () => backend()?.visits)),
});

/** What whoever is signed in looks after, as far as the backend has it. */
export function officesIn({ categories, scripts }: Laters, { operations }: Session, backend: DeskBackend, show: (one: Later) => void, surveysUrl?: string): Offices {
  const may = (operation: Operation) => operations.includes(operation);
  return {
    categories: backend.categories && may('category.edit') ? () => show(categories) : undefined, scripts: backend.scripts && may('script.edit') ? () => show(scripts) : undefined,
    surveysUrl: may('survey.read') ? surveysUrl : undefined,
  };
}
