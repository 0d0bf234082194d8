/** Puts the people of the desk's journey into a database that a server may be using: `node staff-seed.ts FOLDER`. */
import { scrypt } from '../../server/auth/scrypt.ts';
import { openSqliteStore } from '../../server/store/dialects/node-sqlite.ts';
import { DEPARTMENTS, PASSWORD, PEOPLE } from './staff.ts';

const store = openSqliteStore(process.argv[2]!);
const passwordHash = await scrypt({ N: 1024, r: 8, p: 1 }).hash(PASSWORD);
for (const department of DEPARTMENTS) await store.staff.putDepartment('default', department);
for (const { name, displayName, role, departments, mustChange } of PEOPLE) {
  await store.staff.addUser({
    site: 'default', id: crypto.randomUUID(), name, displayName, roles: [role], departments, passwordHash, mustChange, disabled: false, createdAt: new Date().toISOString(),
  });
}
await store.close();
