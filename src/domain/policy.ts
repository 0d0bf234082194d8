/**
 * Who may do what (P-01), as one table: operation × role × relation to the case. The server enforces it, the desk hides what it
 * refuses. Which steps of a case a role may take is said by the case's workflow, and only on top of `case.step`.
 */
import type { Role } from './workflow.ts';

/**
 * What somebody is to a case: `any` – nothing in particular (also where there is no case); `department` – it lies with a
 * department of theirs; `own` – it is assigned to them; `holder` – they have its reference and code; `subject` – it was
 * filed under their own identity at the host site.
 */
export const RELATIONS = ['any', 'department', 'own', 'holder', 'subject'] as const;
export type Relation = (typeof RELATIONS)[number];

const EVERY: readonly Relation[] = ['any'];
const THEIRS: readonly Relation[] = ['department', 'own'];
const CUSTOMERS: readonly Relation[] = ['holder', 'subject'];

type Row = { readonly [R in Role]?: readonly Relation[] };
const agents: Row = { agent: EVERY, manager: EVERY };
const cases: Row = { ...agents, handler: THEIRS };
const staff: Row = { ...agents, handler: EVERY };
const everybody: Row = { ...staff, admin: EVERY };

export const POLICY = {
  /** See queues, counts and lists; only cases that `case.read` allows stand in them. */
  'case.list': staff,
  'case.read': { ...cases, customer: CUSTOMERS },
  /** Take a step of the workflow, as far as the workflow gives it to the role. */
  'case.step': { ...cases, customer: CUSTOMERS },
  'case.file': { ...agents, customer: EVERY },
  /** Record a case that came by phone, in person … (C-02). */
  'case.file-for': agents,
  /** Give a case to a person, or take it oneself. */
  'case.assign': cases,
  'case.merge': agents,
  'file.read': { ...cases, customer: CUSTOMERS },
  'file.upload': { ...staff, customer: EVERY },
  'script.read': everybody,
  'script.use': staff,
  'script.edit': { manager: EVERY, admin: EVERY },
  /** What cases concern, and how many are sorted under each (C-01). */
  'category.read': everybody,
  'category.edit': { admin: EVERY },
  'library.read': everybody,
  'library.add': agents,
  /** Templates, figures and single answers, without what would tell how to reach their authors. */
  'survey.read': { manager: EVERY, admin: EVERY, agent: EVERY },
  'survey.edit': { manager: EVERY, admin: EVERY },
  'survey.invite': agents,
  /** From then on an answer cannot be changed by its author. */
  'survey.evaluate': agents,
  /** Calls after low scores (S-03), with the number to call. */
  'survey.follow-up': agents,
  /** Such a call that somebody else has taken. */
  'survey.take-over': { manager: EVERY },
  /** Return visits to customers of closed cases (C-11), with how to reach them. */
  'visit.record': agents,
  'audit.verify': { admin: EVERY },
  /** Personal fields that are marked as sensitive (section 5). */
  'customer.sensitive': { manager: EVERY },
} as const satisfies Readonly<Record<string, Row>>;

/** Something that can be allowed. */
export type Operation = keyof typeof POLICY;
export const OPERATION_NAMES = Object.keys(POLICY) as readonly Operation[];

/** Whether somebody with these roles, who is this to the case, may do it. `any` is true of everybody who works here. */
export const allowed = (operation: Operation, roles: readonly Role[], relations: readonly Relation[] = EVERY): boolean =>
  roles.some((role) => (POLICY[operation] as Row)[role]?.some((relation) => relations.includes(relation)));

/** The roles among these that allow it: whoever is agent and handler acts on a foreign department's case as agent. */
export const rolesFor = (operation: Operation, roles: readonly Role[], relations: readonly Relation[] = EVERY): Role[] =>
  roles.filter((role) => allowed(operation, [role], relations));

/** What somebody of the staff is to a case. */
export const relationsOf = (user: { readonly id: string; readonly departments: readonly string[] },
  found: { readonly assignee?: string; readonly departments: readonly string[] }): Relation[] => [
  'any',
  ...(found.departments.some((id) => user.departments.includes(id)) ? ['department' as const] : []),
  ...(found.assignee === user.id ? ['own' as const] : []),
];

/** What these roles allow with some relation or other: what a desk offers at all. */
export const operationsOf = (roles: readonly Role[]): Operation[] => OPERATION_NAMES.filter((operation) => allowed(operation, roles, RELATIONS));
