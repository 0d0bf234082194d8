import type { Department, Person, StaffUser } from 'heed/domain';

type SiteId = string;

/** Somebody of the staff with what only the server knows. */
export interface Account extends StaffUser {
  readonly site: SiteId;
  /** Of the password; '' where a token signs in. */
  readonly passwordHash: string;
  readonly mustChange: boolean;
  readonly disabled: boolean;
  readonly createdAt: string;
  /** Where mails to them go, when a case stays late; nowhere without it. */
  readonly email?: string;
  /** The language of those mails (BCP 47). */
  readonly locale?: string;
}

/** An e-mail address of '' takes the one they have away. */
export type AccountChange = Partial<Pick<Account, 'displayName' | 'roles' | 'departments' | 'passwordHash' | 'mustChange' | 'disabled' | 'email' | 'locale'>>;

export interface StoredSession {
  readonly site: SiteId;
  /** SHA-256 of the token in the cookie. */
  readonly tokenHash: string;
  readonly userId: string;
  readonly csrf: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
}

/** Users, departments, their sessions, and who looks at which case. Each method is one transaction. */
export interface StaffStore {
  /** `false` if the name is taken. */
  addUser(account: Account): Promise<boolean>;
  /** `false` if there is no such user. */
  changeUser(site: SiteId, id: string, change: AccountChange, at: string): Promise<boolean>;
  user(site: SiteId, id: string): Promise<Account | undefined>;
  userByName(site: SiteId, name: string): Promise<Account | undefined>;
  /** By display name. */
  users(site: SiteId): Promise<Account[]>;
  putDepartment(site: SiteId, department: Department): Promise<void>;
  /** `false` if there was none. */
  dropDepartment(site: SiteId, id: string): Promise<boolean>;
  /** In the order in which they were made. */
  departments(site: SiteId): Promise<Department[]>;
  addSession(session: StoredSession): Promise<void>;
  session(site: SiteId, tokenHash: string): Promise<{ readonly session: StoredSession; readonly user: Account } | undefined>;
  touchSession(site: SiteId, tokenHash: string, seenAt: string, expiresAt: string): Promise<void>;
  endSession(site: SiteId, tokenHash: string): Promise<void>;
  endSessionsOf(site: SiteId, userId: string): Promise<void>;
  dropExpiredSessions(now: string): Promise<void>;
  /** Somebody looks at a case now; `undefined`: at none. Gives the case they left. */
  look(site: SiteId, user: Person, caseId: string | undefined, at: string): Promise<string | undefined>;
  /** Who looks at the case, said after `since`. */
  viewers(site: SiteId, caseId: string, since: string): Promise<Person[]>;
  /** Every look said after `since`. */
  looks(site: SiteId, since: string): Promise<readonly { readonly caseId: string; readonly user: Person }[]>;
}
