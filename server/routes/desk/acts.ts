import { allowed, canonical, isEnded, type Person, rolesFor, type Values, WORKFLOWS } from 'heed/domain';
import { Hono } from 'hono';
import { relations, type Signed } from '../../auth/staff.ts';
import { readJson } from '../../body.ts';
import type { Env, Parts } from '../../context.ts';
import { hex, sha256 } from '../../crypto.ts';
import { type DeskCases, noCase } from '../../desk/cases.ts';
import { mergeVerdict } from '../../desk/merge.ts';
import { refusal, takeStep } from '../../desk/step.ts';
import { placeOf } from '../../desk/summary.ts';
import { attached, distinct, fileMissing, inOrder, keyOf, settle } from '../../events.ts';
import type { Filing } from '../../filing.ts';
import { Problem } from '../../problem.ts';
import { assignment, deskAct, deskFiling, mergeInto } from '../../schemas-desk.ts';
import type { Appended } from '../../store/store.ts';
import { takeUpload } from '../uploads.ts';

/** How far back a case may have come in that is recorded now. */
const RECORDED_LATE = 366 * 864e5;
const STALE = new Problem('conflict', 'The case has changed.', { reason: 'version' });

/** What the staff does to cases. Each act is an event with who, when and what (P-02). */
export function actRoutes(parts: Parts, cases: DeskCases, filing: Filing): Hono<Env> {
  const { store, settings, clock, random } = parts;
  const body = { bytes: settings.bodyBytes, seconds: settings.arrivalSeconds };
  const app = new Hono<Env>();
  const iso = () => new Date(clock()).toISOString();
  const person = ({ user: { id, displayName } }: Signed): Person => ({ id, displayName });
  /** Recorded with what has no step of the workflow, and so no role of its own. */
  const actor = (signed: Signed, operation: 'case.assign' | 'case.merge' | 'case.file-for', place?: { readonly assignee?: string; readonly departments: readonly string[] }) =>
    ({ ...person(signed), role: rolesFor(operation, signed.user.roles, relations(signed.user, place))[0] ?? 'agent' });

  app.post('/v1/desk/cases', async (c) => {
    const signed = await cases.enter(c, 'case.file-for');
    const key = keyOf(c);
    const { channel, receivedAt, files = [], ...sent } = await readJson(c, body, deskFiling);
    if (receivedAt !== undefined) {
      const age = clock() - Date.parse(receivedAt);
      const code = age < 0 ? 'in-future' : age > RECORDED_LATE ? 'too-early' : undefined;
      if (code) throw new Problem('invalid', 'The case cannot have come in then.', { issues: [{ path: 'receivedAt', code }] });
    }
    const at = receivedAt && new Date(receivedAt).toISOString();
    return filing.file(c, c.get('site'), key, { ...sent, files: [...distinct(files)], source: { widget: 'desk' } }, { channel, actor: actor(signed, 'case.file-for'), ...(at && { receivedAt: at }) });
  });

  app.post('/v1/desk/uploads', async (c) => {
    await cases.enter(c, 'file.upload');
    return c.json(await takeUpload(c, parts), 201);
  });

  app.post('/v1/desk/cases/:reference/events', async (c) => {
    const signed = await cases.enter(c, 'case.step');
    const key = keyOf(c);
    const { type, payload = {}, files: named = [], version } = await readJson(c, body, deskAct);
    if ('files' in payload) throw new Problem('bad-request', 'Files stand beside the payload, as ids of uploads.');
    const files = distinct(named);
    const { stored, row } = await cases.find(c, signed, 'case.step');
    const [uploads, workflow] = [inOrder(await store.uploads(stored.site, files), files), await cases.workflow(stored)];
    const roles = rolesFor('case.step', signed.user.roles, relations(signed.user, placeOf(row)));
    const step = workflow.transitions.find(({ name }) => name === type);
    // A note overwrites nothing, whatever it was written on.
    const onAnyVersion = !!step?.internal && !!step.aside && !step.to && !step.sets;
    const whole = { ...payload, ...(files.length && { files: attached(uploads) }) } as Values;
    const at = iso();
    const result = await store.appendEvent<Problem>({
      site: stored.site, caseId: stored.id, key, uploads: files,
      digest: await sha256(canonical({ by: signed.user.id, type, payload, files: uploads.map(({ digest }) => digest) })),
      decide: (current, events) => {
        if (uploads.length !== files.length) return { refused: fileMissing() };
        if (current.headSeq !== version && !onAnyVersion) return { refused: STALE };
        return takeStep(c.get('site'), workflow, current, events, { type, at, payload: whole, files, roles, actor: person(signed) }, clock);
      },
    });
    if (result.outcome === 'refused' && result.refusal === STALE) throw await cases.stale(c, signed, stored.id);
    settle(c, result, noCase);
    return c.json(await cases.page(c, signed, stored.id), 201);
  });

  app.put('/v1/desk/cases/:reference/assignee', async (c) => {
    const signed = await cases.enter(c, 'case.assign');
    const { user: id, version } = await readJson(c, body, assignment);
    const { stored, row } = await cases.find(c, signed, 'case.assign');
    const user = id === null ? null : await store.staff.user(stored.site, id);
    if (user === undefined || user?.disabled || (user && !allowed('case.step', user.roles, ['any', 'department', 'own']))) {
      throw new Problem('invalid', 'The case cannot be given to them.', { issues: [{ path: 'user', code: 'not-an-option' }] });
    }
    if (row.assignee === (user?.id ?? '')) return c.json(await cases.page(c, signed, stored.id));
    const at = iso();
    const result = await store.appendEvent<Problem>({
      site: stored.site, caseId: stored.id, key: hex(random(16)), digest: '', uploads: [],
      decide: (current) => {
        if (isEnded(WORKFLOWS[current.kind], current.state)) return { refused: refusal('case-ended') };
        if (current.headSeq !== version) return { refused: STALE };
        const assignee = user && { id: user.id, displayName: user.displayName };
        return { event: { type: 'assigned-to', at, by: 'staff', state: current.state, visibility: 'internal', files: [], data: { actor: actor(signed, 'case.assign', placeOf(row)), assignee } } };
      },
    });
    return c.json(await after(c, signed, stored.id, result));
  });

  app.post('/v1/desk/cases/:reference/merge', async (c) => {
    const signed = await cases.enter(c, 'case.merge');
    const { into, version } = await readJson(c, body, mergeInto);
    const from = await cases.find(c, signed, 'case.merge');
    const other = await cases.find(c, signed, 'case.merge', into);
    if (from.row.case_id === other.row.case_id) throw new Problem('invalid', 'A case cannot go on as itself.', { issues: [{ path: 'into', code: 'not-an-option' }] });
    const at = iso();
    const result = await store.mergeCases<Problem>({
      site: from.stored.site, from: from.stored.id, into: other.stored.id,
      decide: (first, second) => (first.case.headSeq === version ? mergeVerdict(c.get('site'), first, second, { at, actor: actor(signed, 'case.merge') }, clock) : { refused: STALE }),
    });
    if (result.outcome === 'refused' && result.refusal === STALE) throw await cases.stale(c, signed, from.stored.id);
    settle(c, result, noCase);
    return c.json(await cases.page(c, signed, other.stored.id));
  });

  const after = async (c: Parameters<typeof settle>[0], signed: Signed, id: string, result: Appended<Problem>) => {
    if (result.outcome === 'refused' && result.refusal === STALE) throw await cases.stale(c, signed, id);
    settle(c, result, noCase);
    return cases.page(c, signed, id);
  };

  return app;
}
