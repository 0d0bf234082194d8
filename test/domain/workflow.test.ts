import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { actionsFor, begin, CASE_KINDS, fieldsOf, fold, isEnded, next as take, nextSteps, roundsOf, SECTIONS, sited, timeOn, toMermaid, toSchema, WORKFLOWS as BARE } from 'heed/domain';
import type { CaseEvent, CaseState, Field, FormDefinition, Outcome, Role, Transition, Values } from 'heed/domain';

const ROLES: readonly Role[] = ['customer', 'agent', 'handler', 'manager', 'admin', 'system'];
const at = '2026-03-10T12:00:00.000Z';
const hour = (n: number) => new Date(Date.parse(at) + n * 36e5).toISOString();
const site = { departments: [{ id: 'kiln', name: 'Kiln' }] };
const WORKFLOWS = { complaint: sited(BARE.complaint, site), inquiry: sited(BARE.inquiry, site), suggestion: sited(BARE.suggestion, site) };
const { complaint, inquiry, suggestion } = WORKFLOWS;
/** As on a site that has a department. */
const next = (current: CaseState, event: CaseEvent, actor: { role: Role }) => take(current, event, actor, { workflow: WORKFLOWS[current.kind as 'complaint'] });

/** Content that satisfies the form of a step. */
const answerOf = ({ type, fields, options }: Field): NonNullable<Values[string]> =>
  type === 'group' ? [payloadOf(fields ?? [])] : type === 'date' ? '2026-04-01' : type === 'datetime' ? '2026-04-01T10:00'
    : type === 'money' ? 10 : type === 'choice' ? (options?.[0]?.value ?? '') : type === 'choices' ? [options?.[0]?.value ?? ''] : 'words';
const payloadOf = (fields: readonly Field[]): Values => Object.fromEntries(fields.filter((f) => f.required === true).map((f) => [f.name, answerOf(f)]));
const eventOf = ({ name, payload }: Pick<Transition, 'name' | 'payload'>, when = at): CaseEvent => ({ type: name, at: when, payload: payload && payloadOf(fieldsOf(payload)) });
const frozen = <T>(value: T): T => {
  if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};
const step = (current: CaseState, type: string, role: Role, when = at): Outcome => {
  const found = WORKFLOWS[current.kind as 'complaint'].transitions.find((t) => t.name === type);
  return next(current, eventOf(found ?? { name: type }, when), { role });
};
/** Walks steps written as `name role`, each of which must be allowed. */
const walk = (start: CaseState, ...steps: string[]): CaseState => steps.reduce((current, s) => {
  const [type = '', role] = s.split(' ');
  const outcome = step(current, type, role as Role);
  assert.ok(outcome.ok, `${s} in ${current.state}: ${JSON.stringify(outcome)}`);
  return outcome.case;
}, start);
const refused = (current: CaseState, type: string, role: Role) => {
  const outcome = step(current, type, role);
  return outcome.ok ? 'allowed' : outcome.reason;
};
const fresh = (kind: keyof typeof WORKFLOWS) => begin(WORKFLOWS[kind], at);
const analysed = () => walk(fresh('complaint'), 'accept agent', 'analyse agent');
const approved = () => walk(analysed(), 'confirm manager', 'assign agent', 'propose handler', 'approve manager');
const done = () => walk(approved(), 'agree customer', 'report-done handler');

/** Every case that steps can make, told apart by state and facts (how often it was reopened left aside), with the way there. */
function explore(kind: keyof typeof WORKFLOWS): Map<string, { found: CaseState; path: readonly string[]; after: Set<string> }> {
  const key = ({ state, facts }: CaseState) => JSON.stringify([state, ...Object.entries({ ...facts, reopened: 0 }).filter(([, v]) => v).sort()]);
  const start = fresh(kind);
  const seen = new Map([[key(start), { found: start, path: [] as readonly string[], after: new Set<string>() }]]);
  for (const { found, path, after } of seen.values())
    for (const role of ROLES) for (const t of WORKFLOWS[kind].transitions) {
      const outcome = step(found, t.name, role);
      if (!outcome.ok) continue;
      const k = key(outcome.case);
      after.add(k);
      if (!seen.has(k)) seen.set(k, { found: outcome.case, path: [...path, t.name], after: new Set() });
    }
  return seen;
}

for (const kind of CASE_KINDS) {
  const workflow = WORKFLOWS[kind];
  const cases = explore(kind);

  test(`${kind}: the table is whole: known states and roles, forms that make schemas, JSON`, () => {
    const states = workflow.states.map((s) => s.name), names = workflow.transitions.map((t) => t.name);
    assert.equal(workflow.kind, kind);
    assert.equal(new Set(states).size, states.length);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(JSON.parse(JSON.stringify(workflow)), workflow);
    for (const t of workflow.transitions) {
      for (const state of [...t.from, ...(t.to ? [t.to] : []), ...Object.keys(t.otherwise ?? {})]) assert.ok(states.includes(state), `${t.name}: ${state}`);
      for (const role of t.roles) assert.ok(ROLES.includes(role));
      const fields = t.payload ? fieldsOf(t.payload).map((f) => f.name) : [];
      for (const shown of [...(t.shows ?? []), ...(t.shownLater ?? [])]) assert.ok(fields.includes(shown), `${t.name} shows ${shown}`);
      if (t.carries) assert.ok(names.includes(t.carries));
      if (t.payload) assert.ok(toSchema(t.payload));
    }
  });

  test(`${kind}: every state is reached, every step is used, and ends have no way on but notes`, () => {
    const found = [...cases.values()].map((c) => c.found);
    for (const { name } of workflow.states) assert.ok(found.some((c) => c.state === name), name);
    for (const t of workflow.transitions) assert.ok(found.some((c) => ROLES.some((role) => actionsFor(workflow, c, role).includes(t.name))), t.name);
    for (const c of found) if (isEnded(workflow, c.state))
      assert.deepEqual([...new Set(ROLES.flatMap((role) => actionsFor(workflow, c, role)))].filter((name) => name !== 'note'), []);
  });

  test(`${kind}: every case can still come to an end, without being withdrawn or merged`, () => {
    const ending = new Set([...cases].filter(([, { found }]) => isEnded(workflow, found.state) && !['withdrawn', 'merged'].includes(found.state)).map(([k]) => k));
    for (let before = -1; before !== ending.size; ) {
      before = ending.size;
      for (const [k, { after }] of cases) if ([...after].some((a) => ending.has(a))) ending.add(k);
    }
    for (const [k, { found }] of cases) if (!['withdrawn', 'merged'].includes(found.state)) assert.ok(ending.has(k), k);
  });

  test(`${kind}: actionsFor names exactly what next allows, and refusals carry a reason`, () => {
    for (const { found } of cases.values()) for (const role of ROLES) {
      const actions = actionsFor(workflow, found, role);
      for (const { name } of workflow.transitions) {
        const outcome = step(found, name, role);
        assert.equal(outcome.ok, actions.includes(name), `${name} by ${role} in ${found.state}`);
        if (!outcome.ok) assert.match(outcome.reason, /^[a-z]+(-[a-z]+)+$/);
      }
    }
  });

  test(`${kind}: what usually comes next is a step of somebody's, and an open case always has one`, () => {
    for (const { found } of cases.values()) {
      const names = nextSteps(workflow, found);
      assert.equal(names.length > 0, !isEnded(workflow, found.state), found.state);
      for (const name of names) assert.ok(workflow.transitions.some((t) => t.name === name && t.from.includes(found.state)));
    }
  });

  test(`${kind}: any run of steps changes nothing that it was given, and folding its events gives the same case`, () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...workflow.transitions.map((t) => t.name), 'nonsense'), fc.constantFrom(...ROLES), fc.nat({ max: 100 })), { maxLength: 40 });
    fc.assert(fc.property(steps, (tries) => {
      let current = frozen(fresh(kind)), time = 0;
      const events: CaseEvent[] = [{ type: 'received', at }];
      for (const [type, role, hours] of tries) {
        const event = frozen({ ...eventOf(workflow.transitions.find((t) => t.name === type) ?? { name: type }, hour((time += hours))) });
        const outcome = next(current, event, frozen({ role }));
        if (!outcome.ok) continue;
        events.push(outcome.event);
        current = frozen(outcome.case);
      }
      assert.deepEqual(fold(workflow, events), current);
      for (const clock of Object.values(current.clocks)) assert.ok(timeOn(clock, Date.parse(hour(time))) >= 0);
    }), { numRuns: 150 });
  });
}

test('a complaint goes its way from arrival to archive', () => {
  const end = walk(done(), 'satisfied customer', 'close agent');
  assert.equal(end.state, 'closed');
  assert.equal(end.facts.satisfied, true);
  assert.equal(end.facts.reopened, undefined);
});

test('C-07: departments are assigned after the manager has confirmed, or by the manager', () => {
  assert.equal(refused(analysed(), 'assign', 'agent'), 'needs-manager-confirmation');
  assert.equal(refused(analysed(), 'confirm', 'agent'), 'wrong-role');
  assert.equal(walk(analysed(), 'confirm manager', 'assign agent').state, 'assigned');
  assert.equal(walk(analysed(), 'assign manager').state, 'assigned');
  assert.equal(refused(walk(analysed(), 'confirm manager'), 'confirm', 'manager'), 'already-done');
});

test('C-08: no complaint is closed as satisfied without the word of the customer', () => {
  for (const { found, path } of explore('complaint').values()) if (found.state === 'closed')
    assert.ok(path.at(-1) === 'close-anyway' || (path.at(-1) === 'close' && path.lastIndexOf('satisfied') > path.lastIndexOf('not-satisfied')), path.join(' '));
  assert.equal(refused(done(), 'close', 'agent'), 'customer-unsatisfied');
  assert.equal(refused(walk(done(), 'not-satisfied customer'), 'close', 'agent'), 'customer-unsatisfied');
  assert.equal(refused(walk(done(), 'satisfied customer', 'not-satisfied customer'), 'close', 'agent'), 'customer-unsatisfied');
});

test('C-08: only the manager closes it anyway, with a reason that the customer sees', () => {
  assert.equal(refused(done(), 'close-anyway', 'agent'), 'wrong-role');
  assert.equal(walk(done(), 'close-anyway manager').state, 'closed');
  const outcome = next(done(), { type: 'close-anyway', at, payload: { summary: 'x', lesson: 'x', measure: 'x' } }, { role: 'manager' });
  assert.deepEqual(outcome, { ok: false, reason: 'invalid-payload', issues: [{ path: 'text', code: 'required' }] });
  assert.ok(complaint.transitions.find((t) => t.name === 'close-anyway')?.shows?.includes('text'));
});

test('C-09: nothing is carried out that was not approved and agreed to', () => {
  for (const { found, path } of explore('complaint').values()) if (found.state === 'executing') {
    assert.ok(found.facts.approved && found.facts.agreed);
    assert.deepEqual(path.filter((name) => ['propose', 'approve', 'agree'].includes(name)).slice(-3), ['propose', 'approve', 'agree']);
  }
  assert.equal(refused(approved(), 'report-done', 'handler'), 'not-agreed');
  assert.equal(refused(walk(approved(), 'decline customer'), 'report-done', 'handler'), 'not-agreed');
});

test('a second round needs its own confirmation, approval and agreement, and is counted', () => {
  const again = walk(done(), 'not-satisfied customer', 'reanalyse agent');
  assert.equal(again.facts.reopened, 1);
  assert.equal(refused(again, 'assign', 'agent'), 'needs-manager-confirmation');
  const twice = walk(again, 'confirm manager', 'assign agent', 'propose handler', 'approve manager', 'agree customer', 'report-done handler', 'not-satisfied customer');
  assert.equal(twice.facts.reopened, 2);
});

test('what the customer decides, an agent may record for them, and the record says so', () => {
  const byAgent = step(approved(), 'agree', 'agent'), byCustomer = step(approved(), 'agree', 'customer');
  assert.ok(byAgent.ok && byAgent.event.onBehalf);
  assert.ok(byCustomer.ok && !byCustomer.event.onBehalf);
  for (const role of ['handler', 'manager', 'admin', 'system'] as const) assert.equal(refused(approved(), 'agree', role), 'wrong-role');
});

test('C-07: whoever decides is told on what: each deciding step names the section of the handling form, and another step fills it', () => {
  const deciding = { complaint: { 'confirm': 'cause', 'approve': 'proposal', 'return': 'proposal', 'agree': 'proposal', 'decline': 'proposal', 'satisfied': 'result', 'not-satisfied': 'result' }, inquiry: { 'satisfied': 'result', 'not-satisfied': 'result' }, suggestion: {} };
  for (const kind of CASE_KINDS) {
    const { transitions } = WORKFLOWS[kind];
    assert.deepEqual(Object.fromEntries(transitions.flatMap(({ name, about }) => (about ? [[name, about]] : []))), deciding[kind]);
    const filled = new Set(transitions.map(({ fills }) => fills));
    for (const { name, about, fills } of transitions) {
      if (about) assert.ok(filled.has(about) && fills !== about, name);
      if (['confirmation', 'approval', 'agreement', 'feedback'].includes(fills ?? '')) assert.ok(about, name);
    }
  }
  assert.deepEqual(new Set(complaint.transitions.flatMap(({ fills = [] }) => fills)), new Set(SECTIONS), 'a complaint fills all of them');
});

test('who is satisfied waits for nothing but the end, and may still change their mind', () => {
  const confirmed = walk(done(), 'satisfied customer');
  assert.deepEqual(nextSteps(complaint, confirmed), ['close']);
  assert.deepEqual(nextSteps(complaint, done()), ['satisfied', 'not-satisfied']);
  assert.ok(actionsFor(complaint, confirmed, 'customer').includes('not-satisfied'));
  assert.ok(toMermaid(complaint).includes('awaiting-feedback --> reopened: not-satisfied'));
  assert.ok(!toMermaid(complaint).includes('confirmed --> reopened'));
});

test('a step is refused with the reason', () => {
  const start = fresh('complaint');
  assert.equal(refused(start, 'dance', 'agent'), 'unknown-event');
  assert.equal(refused(start, 'constructor', 'agent'), 'unknown-event');
  assert.equal(refused(start, 'accept', 'customer'), 'wrong-role');
  assert.equal(refused(start, 'approve', 'manager'), 'wrong-state');
  assert.equal(refused(walk(start, 'withdraw customer'), 'accept', 'agent'), 'case-ended');
  assert.deepEqual(next({ ...start, kind: 'unheard-of' }, { type: 'accept', at }, { role: 'agent' }), { ok: false, reason: 'unknown-event' });
  assert.deepEqual(next(start, { type: 'reject', at }, { role: 'agent' }), { ok: false, reason: 'invalid-payload', issues: [{ path: 'text', code: 'required' }] });
  assert.deepEqual(next(start, { type: 'accept', at, payload: { text: 'x', state: 'closed' } }, { role: 'agent' }), { ok: false, reason: 'invalid-payload', issues: [{ path: 'state', code: 'unknown-field' }] });
});

test('the answer clock stops with the first answer, the handling clock rests while the customer is waited for', () => {
  const run = (...steps: [string, Role, number][]) => steps.reduce((current, [type, role, when]) => {
    const outcome = step(current, type, role, hour(when));
    assert.ok(outcome.ok, type);
    return outcome.case;
  }, fresh('complaint'));
  const { clocks } = run(['accept', 'agent', 1], ['analyse', 'agent', 2], ['assign', 'manager', 3], ['propose', 'handler', 4], ['approve', 'manager', 5], ['agree', 'customer', 50]);
  assert.deepEqual(clocks.answer, { state: 'stopped', since: Date.parse(hour(1)), spent: 36e5 });
  assert.equal(timeOn(clocks.handling!, Date.parse(hour(52))), 6 * 36e5);
});

test('an inquiry is answered at once, or by the time promised; it may be forwarded, and asked again', () => {
  assert.equal(walk(fresh('inquiry'), 'answer agent', 'satisfied customer').state, 'confirmed');
  const promised = walk(fresh('inquiry'), 'forward agent', 'promise agent');
  assert.equal(promised.state, 'promised');
  assert.equal(promised.clocks.answer?.state, 'stopped');
  assert.equal(walk(promised, 'answer handler', 'not-satisfied customer', 'answer agent').facts.reopened, 1);
  assert.deepEqual(nextSteps(inquiry, { state: 'received' }), ['answer', 'promise']);
});

test('a suggestion is sorted, forwarded, evaluated, then adopted or declined, and answered with thanks', () => {
  const evaluated = walk(fresh('suggestion'), 'acknowledge agent', 'sort agent', 'forward agent', 'evaluate handler');
  assert.equal(evaluated.clocks.answer?.state, 'stopped');
  assert.equal(walk(evaluated, 'adopt manager', 'report-progress handler', 'thank agent').facts.adopted, true);
  assert.equal(walk(evaluated, 'turn-down manager', 'thank agent').state, 'answered');
  assert.deepEqual(nextSteps(suggestion, evaluated), ['adopt', 'turn-down']);
});

test('the customer of an open case may write, one of an ended case may not; notes stay inside', () => {
  assert.deepEqual(actionsFor(complaint, fresh('complaint'), 'customer'), ['withdraw', 'message']);
  assert.deepEqual(actionsFor(complaint, approved(), 'customer'), ['agree', 'decline', 'withdraw', 'message']);
  assert.deepEqual(actionsFor(complaint, walk(done(), 'close-anyway manager'), 'customer'), []);
  for (const { transitions } of Object.values(WORKFLOWS)) assert.ok(transitions.find((t) => t.name === 'note')?.internal);
});

test('C-05: nothing is written to the customer of a complaint before it was acknowledged; they may write, and notes are inside', () => {
  for (const role of ['agent', 'handler', 'manager'] as const) {
    assert.equal(refused(fresh('complaint'), 'message', role), 'not-acknowledged');
    assert.ok(step(fresh('complaint'), 'note', role).ok && step(walk(fresh('complaint'), 'accept agent'), 'message', role).ok);
  }
  assert.ok(step(fresh('complaint'), 'message', 'customer').ok);
  for (const kind of ['inquiry', 'suggestion'] as const) assert.ok(step(fresh(kind), 'message', 'agent').ok, kind);
});

test('waiting for the customer rests the clock until the customer writes, staff goes on, or the case moves', () => {
  const waits = walk(analysed(), 'await-customer agent');
  assert.equal(waits.clocks.handling?.state, 'paused');
  assert.equal(refused(waits, 'await-customer', 'agent'), 'already-done');
  assert.equal(refused(analysed(), 'resume', 'agent'), 'not-waiting');
  const written = step(waits, 'message', 'customer'), byStaff = step(waits, 'message', 'agent');
  assert.ok(written.ok && byStaff.ok);
  assert.deepEqual(written.follows, [{ type: 'resume', at }]);
  assert.deepEqual(byStaff.follows, []);
  assert.equal(walk(waits, 'resume agent').clocks.handling?.state, 'running');
  const moved = walk(waits, 'assign manager');
  assert.equal(moved.facts.waiting, false);
  assert.equal(moved.clocks.handling?.state, 'running');
});

test('wherever a case goes, it waits for the customer only where staff works, and then its clock rests', () => {
  for (const kind of CASE_KINDS) for (const { found } of explore(kind).values()) if (found.facts.waiting) {
    assert.equal(isEnded(WORKFLOWS[kind], found.state), false);
    assert.notEqual(found.clocks.handling?.state, 'running', `${kind} ${found.state}`);
    assert.ok(actionsFor(WORKFLOWS[kind], found, 'agent').includes('resume'));
  }
});

test('a promised answer is kept by the step that answers', () => {
  assert.equal(walk(fresh('inquiry'), 'promise agent').facts.promised, true);
  assert.equal(walk(fresh('inquiry'), 'promise agent', 'answer agent').facts.promised, false);
  const promised = walk(analysed(), 'promise handler', 'assign manager', 'propose handler');
  assert.equal(promised.facts.promised, true);
  assert.equal(walk(promised, 'approve manager').facts.promised, false);
});

test('rounds begin with the arrival and with each "not satisfied", and end with the next or with the case', () => {
  const events = [['received', 0], ['accept', 1], ['not-satisfied', 5, 'Still broken'], ['not-satisfied', 9], ['close', 12]] as const;
  const rounds = roundsOf(complaint, events.map(([type, when, text]) => ({ type, at: hour(when), text })));
  assert.deepEqual(rounds, [
    { number: 1, from: hour(0), to: hour(5) }, { number: 2, from: hour(5), to: hour(9), reason: 'Still broken' }, { number: 3, from: hour(9), to: hour(12) },
  ]);
});

test('the departments to choose from are the site\'s, or the one that every site has', () => {
  const optionsOf = (flow: typeof complaint) => fieldsOf(flow.transitions.find((t) => t.name === 'assign')!.payload!)[0]!.options?.map((o) => o.value);
  assert.deepEqual(optionsOf(complaint), ['kiln']);
  assert.deepEqual(optionsOf(sited(BARE.complaint, { departments: [] })), ['service']);
});

test('a case knows from the start that it is an emergency, or staff marks it once', () => {
  assert.equal(begin(complaint, at, { emergency: true }).facts.emergency, true);
  const marked = walk(fresh('complaint'), 'mark-emergency agent');
  assert.equal(marked.state, 'received');
  assert.equal(refused(marked, 'mark-emergency', 'manager'), 'already-done');
});

test('a workflow of another kind runs on the same machine', () => {
  const payload: FormDefinition = { id: 'sign', version: 1, steps: [{ name: 'sign', fields: [{ name: 'who', type: 'text', required: true }] }] };
  const workflow = { kind: 'lock', states: [{ name: 'asked' }, { name: 'open', final: true }], transitions: [{ name: 'sign', from: ['asked'], to: 'open', roles: ['agent' as const], payload }] };
  const outcome = take(begin(workflow, at), { type: 'sign', at, payload: { who: ' A ' } }, { role: 'agent' }, { workflow });
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.event.payload, { who: 'A' });
  assert.equal(toMermaid(workflow), 'stateDiagram-v2\n  [*] --> asked\n  asked --> open: sign (agent)\n  open --> [*]');
});

test('a case without events is an error that says what is missing', () => {
  assert.throws(() => fold(complaint, []), /at least the event of its arrival/);
});
