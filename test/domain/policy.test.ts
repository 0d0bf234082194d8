import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowed, OPERATION_NAMES, operationsOf, POLICY, RELATIONS, relationsOf, rolesFor } from 'heed/domain';
import type { Role } from 'heed/domain';

const ROLES: readonly Role[] = ['customer', 'agent', 'handler', 'manager', 'admin', 'system'];

test('every cell of the policy table is what `allowed` says, and nothing is allowed without a role', () => {
  for (const operation of OPERATION_NAMES) {
    for (const role of ROLES) for (const relation of RELATIONS) {
      const row: { readonly [R in Role]?: readonly string[] } = POLICY[operation];
      assert.equal(allowed(operation, [role], [relation]), !!row[role]?.includes(relation), `${operation} ${role} ${relation}`);
    }
    assert.equal(allowed(operation, [], RELATIONS), false);
  }
});

test('P-01: a handler sees the cases of their departments and their own, an admin none, a customer what is theirs', () => {
  assert.equal(allowed('case.read', ['handler'], ['any']), false);
  assert.ok(allowed('case.read', ['handler'], ['any', 'department']));
  assert.ok(allowed('case.read', ['handler'], ['any', 'own']));
  assert.equal(allowed('case.read', ['admin'], RELATIONS), false);
  assert.equal(allowed('case.read', ['customer'], ['any', 'department', 'own']), false);
  assert.ok(allowed('case.read', ['customer'], ['holder']));
});

test('several roles allow what any of them allows, and each only where it may', () => {
  assert.deepEqual(rolesFor('case.step', ['agent', 'handler'], ['any']), ['agent']);
  assert.deepEqual(rolesFor('case.step', ['agent', 'handler'], ['any', 'department']), ['agent', 'handler']);
  assert.ok(operationsOf(['admin']).includes('audit.verify'));
  assert.equal(operationsOf(['agent']).includes('audit.verify'), false);
});

test('what somebody is to a case follows from their departments and its assignee', () => {
  const user = { id: 'u1', departments: ['kiln'] };
  assert.deepEqual(relationsOf(user, { departments: [] }), ['any']);
  assert.deepEqual(relationsOf(user, { departments: ['shop', 'kiln'] }), ['any', 'department']);
  assert.deepEqual(relationsOf(user, { departments: ['shop'], assignee: 'u1' }), ['any', 'own']);
});
