/** Puts the people of the desk's journey into a database that a server may be using: `node staff-seed.ts FOLDER`. */
import { scrypt } from '../../server/auth/scrypt.ts';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { DEPARTMENTS, PASSWORD, PEOPLE } from './staff.ts';

const store = openSqliteStore(process.argv[2]!);
const passwordHash = await scrypt({ N: 1024, r: 8, p: 1 }).hash(PASSWORD);
for (const department of DEPARTMENTS) await store.staff.putDepartment('default', department);
for (const { name, displayName, role, departments, mustChange } of PEOPLE) {
  const createdAt = new Date().toISOString();
  const added = await store.staff.addUser({ site: 'default', id: crypto.randomUUID(), name, displayName, roles: [role], departments, passwordHash, mustChange, disabled: false, createdAt });
  // Where the journey is gone twice to be looked at, who is there already has the password of before again.
  if (!added && process.env.HEED_SHOTS) await store.staff.changeUser('default', (await store.staff.userByName('default', name))!.id, { passwordHash, mustChange }, createdAt);
}
await store.close();
