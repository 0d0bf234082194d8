import { parseArgs } from 'node:util';
import { type Locale, type Role, STAFF_MAIL_WORDS, type Text } from 'heed/domain';
import { categoryRows, orderCategory } from './admin-categories.ts';
import { oneTimePassword, type Passwords } from './auth/passwords.ts';
import { STAFF_ROLES } from './auth/staff.ts';
import { uuidv7 } from './crypto.ts';
import { type Account, foldName } from './store/staff.ts';
import type { Store } from './store/store.ts';

/** Something is wrong with what was typed; the message says what, and what to type. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE = `heed-server                                      starts the server
heed-server user add NAME --role ROLE …          adds somebody and prints a one-time password
            [--display "NAME SHOWN"] [--department ID …] [--email ADDRESS] [--locale en|zh-Hans|zh-Hant]
heed-server user change NAME [--role ROLE …] [--display "…"] [--department ID …] [--email ADDRESS] [--locale …]
heed-server user reset NAME                      prints a new one-time password, ends all sessions
heed-server user disable NAME | enable NAME      keeps somebody out, or lets them in again
heed-server user list
heed-server department add ID --en NAME [--zh-Hans NAME] [--zh-Hant NAME]
heed-server department remove ID
heed-server department list
heed-server category add CODE --under product|service|operation|CODE --en NAME --zh-Hans NAME --zh-Hant NAME
heed-server category rename CODE --en NAME --zh-Hans NAME --zh-Hant NAME
heed-server category retire CODE | revive CODE   offers it no longer, or again; cases keep theirs
heed-server category list
heed-server verify-audit                         says whether any event was changed; ends with 1 if so, with 2 if it could not look
Each but the first and the last takes --site ID (default: default). Roles: ${STAFF_ROLES.join(', ')}. The database is the one the environment names.`;

const OPTIONS = {
  'site': { type: 'string', default: 'default' }, 'role': { type: 'string', multiple: true }, 'display': { type: 'string' }, 'department': { type: 'string', multiple: true },
  'under': { type: 'string' }, 'email': { type: 'string' }, 'locale': { type: 'string' },
  'en': { type: 'string' }, 'zh-Hans': { type: 'string' }, 'zh-Hant': { type: 'string' },
} as const;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,99}$/u;
/** No more than what no mail server would take. */
const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/;
/** Those that mails are written in. */
const LOCALES = Object.keys(STAFF_MAIL_WORDS) as Locale[];
const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** Carries out what stands on the command line after `heed-server`; gives what is to be printed. Throws {@link UsageError}. */
export async function administer(args: readonly string[], { store, passwords, now = Date.now }: { readonly store: Store; readonly passwords: Passwords; readonly now?: () => number }): Promise<string> {
  const { positionals: [what, action, name, ...more], values } = parsed(args);
  if (more.length) throw new UsageError(`"${more[0]}" is one word too many.\n\n${USAGE}`);
  const { site, role: roles, display, department: departments, email, locale } = values;
  const at = new Date(now()).toISOString();

  const known = async (): Promise<Account> => {
    const found = await store.staff.userByName(site, needed(name, 'the name of a user'));
    if (!found) throw new UsageError(`There is no user "${name}" on the site "${site}". "heed-server user list" shows who there is.`);
    return found;
  };
  const ids = async (given: readonly string[] = []): Promise<readonly string[]> => {
    const all = (await store.staff.departments(site)).map(({ id }) => id);
    const wrong = given.find((id) => !all.includes(id));
    if (wrong !== undefined) throw new UsageError(`There is no department "${wrong}". ${all.length ? `There are: ${all.join(', ')}.` : 'There is none yet.'} Add one with: heed-server department add ${wrong} --en "…"`);
    return given;
  };
  /** Gives a password that has to be changed at once. */
  const password = async () => {
    const once = oneTimePassword(random);
    return { once, passwordHash: await passwords.hash(once), mustChange: true };
  };
  const said = (who: string, once: string) => `One-time password of ${who}: ${once}\nIt is shown this once, and has to be changed at the first sign-in.`;

  switch (`${what} ${action}`) {
    case 'user add': {
      const wanted = needed(name, 'the name to sign in with');
      if (!NAME.test(wanted)) throw new UsageError(`"${wanted}" cannot be a name: letters, digits and . _ @ + - only, at most 100.`);
      const { once, passwordHash, mustChange } = await password();
      const account: Account = {
        site, id: uuidv7(now(), random), name: foldName(wanted), displayName: display ?? wanted, roles: rolesOf(roles), departments: await ids(departments), passwordHash, mustChange, disabled: false, createdAt: at, ...mailing(email, locale),
      };
      if (!(await store.staff.addUser(account))) throw new UsageError(`The name "${account.name}" is taken on the site "${site}". A new password: heed-server user reset ${account.name}`);
      return `Added ${account.name} (${account.roles.join(', ')}).\n${said(account.name, once)}`;
    }
    case 'user change': {
      const found = await known();
      await store.staff.changeUser(site, found.id, { ...(roles && { roles: rolesOf(roles) }), ...(departments && { departments: await ids(departments) }), ...(display !== undefined && { displayName: display }), ...mailing(email, locale) }, at);
      return `Changed ${found.name}.`;
    }
    case 'user reset': {
      const found = await known();
      const { once, passwordHash, mustChange } = await password();
      await store.staff.changeUser(site, found.id, { passwordHash, mustChange }, at);
      await store.staff.endSessionsOf(site, found.id);
      return said(found.name, once);
    }
    case 'user disable': case 'user enable': {
      const found = await known();
      await store.staff.changeUser(site, found.id, { disabled: action === 'disable' }, at);
      if (action === 'disable') await store.staff.endSessionsOf(site, found.id);
      return `${found.name} can ${action === 'disable' ? 'no longer' : 'again'} sign in.`;
    }
    case 'user list':
      return listed((await store.staff.users(site)).map((user) => [user.name, user.displayName, user.roles.join(', '), user.departments.join(', '), user.disabled ? 'disabled' : user.mustChange ? 'one-time password' : '', user.email ?? '']));
    case 'department add': {
      const id = needed(name, 'an id');
      if (!ID.test(id)) throw new UsageError(`"${id}" cannot be an id: small letters, digits and -, at most 63.`);
      const names = Object.fromEntries((['en', 'zh-Hans', 'zh-Hant'] as const).flatMap((locale) => (values[locale] ? [[locale, values[locale]]] : []))) as Exclude<Text, string>;
      if (!Object.keys(names).length) throw new UsageError(`How is the department called? heed-server department add ${id} --en "…"`);
      await store.staff.putDepartment(site, { id, name: names });
      return `There is a department ${id}.`;
    }
    case 'department remove':
      if (!(await store.staff.dropDepartment(site, needed(name, 'an id')))) throw new UsageError(`There is no department "${name}".`);
      return `Removed ${name}. Cases that lie with it stay there.`;
    case 'department list':
      return listed((await store.staff.departments(site)).map(({ id, name: text }) => [id, typeof text === 'string' ? text : Object.values(text).join(' / ')]));
    case 'category add': case 'category rename': case 'category retire': case 'category revive':
      return orderCategory(store, { site, action: action!, code: needed(name, 'the code of a category'), under: values.under, names: values, at }, (message) => new UsageError(message));
    case 'category list':
      return listed(await categoryRows(store, site));
    default:
      throw new UsageError(`"${args.join(' ')}" is nothing that heed-server does.\n\n${USAGE}`);
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function needed(word: string | undefined, what: string): string {
  if (!word) throw new UsageError(`Here ${what} is missing.\n\n${USAGE}`);
  return word;
}

function rolesOf(given: readonly string[] = []): readonly Role[] {
  const wrong = given.find((role) => !STAFF_ROLES.includes(role as Role));
  if (wrong !== undefined) throw new UsageError(`"${wrong}" is no role. Roles are: ${STAFF_ROLES.join(', ')}.`);
  if (!given.length) throw new UsageError(`What may they do? Give at least one --role: ${STAFF_ROLES.join(', ')}.`);
  return [...new Set(given)] as Role[];
}

/** Where mails to them go, and in which language. */
function mailing(email: string | undefined, locale: string | undefined): { readonly email?: string; readonly locale?: Locale } {
  if (email && !EMAIL.test(email)) throw new UsageError(`"${email}" is no e-mail address. Write --email name@shop.example, or --email "" to take it away.`);
  const spoken = locale === undefined ? undefined : LOCALES.find((one) => one.toLowerCase() === locale.toLowerCase());
  if (locale !== undefined && !spoken) throw new UsageError(`Mails are not written in "${locale}". Languages are: ${LOCALES.join(', ')}.`);
  return { ...(email !== undefined && { email }), ...(spoken && { locale: spoken }) };
}

function listed(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]!.length))) ?? [];
  return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ').trimEnd()).join('\n') || 'There is none yet.';
}
