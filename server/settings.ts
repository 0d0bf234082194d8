import { type AnswerSettings, CASE_KINDS, type CaseKind, type FormOverrides, VISIT_SETTINGS, type VisitSettings } from 'heed/domain';
import * as z from 'zod/mini';
import { identityConfig, identityFault } from './auth/settings.ts';
import type { StaffTokenSettings, TokenSettings } from './auth/tokens.ts';
import { answers, withCalendar } from './calendars/schema.ts';
import { ADDABLE, formFault } from './form-fault.ts';
import { readSmtp } from './mail/settings.ts';

/** At most `max` in each `seconds`. */
export interface Limit { readonly max: number; readonly seconds: number }

/** Seconds without a request after which a session ends, and seconds after which it ends in any case. */
export interface SessionLimits { readonly idleSeconds: number; readonly absoluteSeconds: number }

/** What one embedding site may set. */
export interface SiteSettings {
  /** Origins whose pages may call the server for this site, exactly as browsers send them: `https://shop.example`. */
  readonly origins: readonly string[];
  readonly kinds: readonly CaseKind[];
  /** Changes to the intake forms, by kind. */
  readonly forms: { readonly [K in CaseKind]?: FormOverrides };
  readonly privacyUrl?: string;
  /** What mails call it. */
  readonly name?: string;
  /** The page with the tracker: mails lead there. */
  readonly trackUrl?: string;
  /** The page with the desk: mails to the staff lead there. */
  readonly deskUrl?: string;
  /** The page with the survey: invitations lead there; without it none are mailed. */
  readonly surveyUrl?: string;
  /** In which money its costs are, ISO 4217; without it they are plain numbers. */
  readonly currency?: string;
  /** Response and handling times, working hours, whom to call when a case is late. */
  readonly answers: AnswerSettings;
  /** When and how often customers are asked (S-02, C-11). */
  readonly surveys: SurveySettings;
  /** How many closed cases are drawn for a return visit (C-11). */
  readonly visits: VisitSettings;
  /** Whose tokens sign somebody in: the portal's for its staff, the host site's for its customers. */
  readonly identity?: { readonly staff?: StaffTokenSettings; readonly customers?: TokenSettings };
}

export interface SurveySettings {
  /** The template for cases that have ended; `null`: nobody is asked by itself. */
  readonly afterCase: string | null;
  /** The template for a service that the desk says is finished; `null`: nobody is asked after services. */
  readonly afterService: string | null;
  /** Days an invitation lives. */
  readonly expireDays: number;
  /** Days without an answer after which it is sent once more; 0: never. */
  readonly remindDays: number;
  /** Nobody is asked more than once in so many days; 0: as often as there is reason. */
  readonly quietDays: number;
  /** Hours within which somebody calls after a low score (S-03). */
  readonly followUpHours: number;
}

export const SURVEY_SETTINGS: SurveySettings = { afterCase: 'after-complaint', afterService: 'after-service', expireDays: 30, remindDays: 7, quietDays: 30, followUpHours: 1 };

export interface Settings {
  /** By site id; `default` serves requests that name no site. */
  readonly sites: { readonly [id: string]: SiteSettings };
  /** Lets pages of any origin in. For demonstrations only. */
  readonly anyOrigin: boolean;
  /** How many proxies in front add to X-Forwarded-For; 0 ignores that header. */
  readonly trustedHops: number;
  readonly limits: {
    /** Cases and events filed from one address. */
    readonly filing: Limit;
    /** Uploads from one address. */
    readonly uploads: Limit;
    /** Looks at cases from one address. */
    readonly tracking: Limit;
    /** Wrong codes for one reference, from anywhere; the right code is never refused for them. */
    readonly wrongCodes: Limit;
    /** Failed sign-ins from one address, under one name from one address, and under one name from anywhere. */
    readonly signIn: Limit;
    readonly signInName: Limit;
    readonly signInNameAnywhere: Limit;
    /** What one user of the staff writes. */
    readonly staff: Limit;
  };
  /** How long a session of the staff lasts. */
  readonly sessions: SessionLimits;
  /** Largest JSON body in bytes. */
  readonly bodyBytes: number;
  /** Largest file in bytes. */
  readonly uploadBytes: number;
  /** How long a request may take to arrive; uploads get more by their size, at 64 KiB a second. */
  readonly arrivalSeconds: number;
  /** Makes the tracking codes; kept in the database when absent. Changing it makes repeated answers carry other codes. */
  readonly secret?: string;
  /** Signs receipts: 64 hex digits; kept in the database when absent. Public keys of earlier ones stay published. */
  readonly signingKey?: string;
}

export const DEFAULT_SITE: SiteSettings = { origins: [], kinds: CASE_KINDS, forms: {}, answers: {}, surveys: SURVEY_SETTINGS, visits: VISIT_SETTINGS };

export const DEFAULTS: Settings = {
  sites: { default: DEFAULT_SITE },
  anyOrigin: false,
  trustedHops: 0,
  limits: {
    // Generous, because a whole shop may be behind one address.
    filing: { max: 600, seconds: 600 },
    uploads: { max: 600, seconds: 600 },
    tracking: { max: 600, seconds: 600 },
    wrongCodes: { max: 30, seconds: 900 },
    signIn: { max: 50, seconds: 900 },
    signInName: { max: 10, seconds: 900 },
    signInNameAnywhere: { max: 100, seconds: 900 },
    staff: { max: 2000, seconds: 600 },
  },
  sessions: { idleSeconds: 2 * 3600, absoluteSeconds: 12 * 3600 },
  bodyBytes: 256 * 1024,
  uploadBytes: 20 * 1024 * 1024,
  arrivalSeconds: 30,
};

/** What the Node entry needs besides. */
export interface Environment extends Settings {
  readonly port: number;
  /** Folder of the database and the files. */
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** Mails go out through it; absent: none do. */
  readonly smtp?: { readonly url: string; readonly from: string };
}

/** A variable of the environment is wrong. The message names it and says what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const names = z.array(z.string());
const text = z.union([z.string(), z.partialRecord(z.enum(['en', 'zh-Hans', 'zh-Hant']), z.string())]);
const overrides = z.strictObject({
  hide: z.optional(names), require: z.optional(names), labels: z.optional(z.record(z.string(), text)), hints: z.optional(z.record(z.string(), text)),
  options: z.optional(z.record(z.string(), z.array(z.union([z.string(), z.looseObject({ value: z.string(), label: z.optional(text) })])))),
  add: z.optional(z.array(z.looseObject({ name: z.string(), type: z.enum(ADDABLE) }))),
});
const limit = z.strictObject({ max: z.int().check(z.positive()), seconds: z.int().check(z.positive()) });
const days = z.optional(z.int().check(z.minimum(0), z.maximum(3650)));
const surveyId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));
const surveys = z.strictObject({
  afterCase: z.optional(z.nullable(surveyId)), afterService: z.optional(z.nullable(surveyId)), expireDays: z.optional(z.int().check(z.minimum(1), z.maximum(3650))), remindDays: days,
  quietDays: days, followUpHours: z.optional(z.number().check(z.positive())),
});
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const visits = z.strictObject({ share: z.optional(z.number().check(z.minimum(0), z.maximum(1))), dueDays: z.optional(z.int().check(z.minimum(1), z.maximum(365))) });
const config = z.strictObject({
  sites: z.optional(z.record(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/)), z.strictObject({
    origins: z.optional(names), kinds: z.optional(z.array(z.enum(CASE_KINDS)).check(z.minLength(1))),
    forms: z.optional(z.partialRecord(z.enum(CASE_KINDS), overrides)), privacyUrl: z.optional(z.url({ protocol: /^https?$/ })),
    name: z.optional(z.string().check(z.maxLength(100))), trackUrl: z.optional(z.url({ protocol: /^https?$/ })), surveyUrl: z.optional(z.url({ protocol: /^https?$/ })),
    deskUrl: z.optional(z.url({ protocol: /^https?$/ })),
    currency: z.optional(z.string().check(z.refine((code) => CURRENCIES.has(code)))), answers: z.optional(answers), surveys: z.optional(surveys), visits: z.optional(visits), identity: z.optional(identityConfig),
  }))),
  limits: z.optional(z.strictObject({
    filing: z.optional(limit), uploads: z.optional(limit), tracking: z.optional(limit), wrongCodes: z.optional(limit),
    signIn: z.optional(limit), signInName: z.optional(limit), signInNameAnywhere: z.optional(limit), staff: z.optional(limit),
  })),
  sessions: z.optional(z.strictObject({ idleSeconds: z.optional(z.int().check(z.minimum(60))), absoluteSeconds: z.optional(z.int().check(z.minimum(60))) })),
});

/**
 * Reads the environment. `configText` is the content of the file that HEED_CONFIG names. Throws {@link SettingsError}.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, configText?: string): Environment {
  const { sites = {}, limits = {}, sessions = {} } = configText === undefined ? {} : readConfig(configText, env.HEED_CONFIG ?? '');
  const listed = (env.HEED_ORIGINS ?? '').split(/[\s,]+/).filter(Boolean);
  const anyOrigin = listed.includes('*');
  const origins = listed.filter((origin) => origin !== '*');
  for (const [where, list] of [['HEED_ORIGINS', origins], ...Object.entries(sites).map(([id, site]) => [`HEED_CONFIG (site "${id}")`, site.origins ?? []])] as [string, string[]][]) {
    for (const origin of list) checkOrigin(where, origin);
  }
  for (const [id, { identity, forms = {} }] of Object.entries(sites)) {
    for (const [kind, wish] of Object.entries(forms)) {
      const wrong = formFault(kind as CaseKind, wish as FormOverrides);
      if (wrong) throw new SettingsError(`HEED_CONFIG (site "${id}", forms): ${wrong}.`);
    }
    const fault = identityFault(identity);
    if (fault) throw new SettingsError(`HEED_CONFIG (site "${id}"): ${fault}. The server's documentation shows how tokens are set up.`);
  }
  const site = (raw: (typeof sites)[string] | undefined): SiteSettings => ({
    ...DEFAULT_SITE, ...(raw as Partial<SiteSettings> | undefined), ...(raw?.answers && { answers: withCalendar(raw.answers) }),
    surveys: { ...SURVEY_SETTINGS, ...raw?.surveys } as SurveySettings, visits: { ...VISIT_SETTINGS, ...raw?.visits } as VisitSettings,
  });
  const secret = env.HEED_SECRET || undefined;
  if (secret && secret.length < 32) throw new SettingsError('HEED_SECRET is too short. Give it at least 32 random characters, e.g. from "openssl rand -hex 32", or unset it.');
  const signingKey = env.HEED_SIGNING_KEY?.toLowerCase() || undefined;
  if (signingKey && !/^[0-9a-f]{64}$/.test(signingKey)) throw new SettingsError('HEED_SIGNING_KEY is not a key. Give it 64 hex digits, e.g. from "openssl rand -hex 32", or unset it.');
  const databaseUrl = env.DATABASE_URL || undefined;
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) throw new SettingsError('DATABASE_URL is not a PostgreSQL address. Write postgres://user:password@host:5432/name, or unset it to use SQLite in HEED_DATA.');
  if (env.HEED_LOG && !LEVELS.includes(env.HEED_LOG)) throw new SettingsError(`HEED_LOG is "${env.HEED_LOG}". Give one of ${LEVELS.join(', ')}, or unset it (info).`);
  const smtp = readSmtp(env, (message) => { throw new SettingsError(message); });
  const trackUrl = address(env, 'HEED_TRACK_URL', 'Write the page with the tracker, https://shop.example/track, or unset it: mails then have no link.');
  const surveyUrl = address(env, 'HEED_SURVEY_URL', 'Write the page with the survey, https://shop.example/survey, or unset it: nobody is then asked by mail.');
  const deskUrl = address(env, 'HEED_DESK_URL', 'Write the page with the desk, https://shop.example/desk, or unset it: mails to the staff then have no link.');
  const standard: SiteSettings = { ...(deskUrl && { deskUrl }), ...(trackUrl && { trackUrl }), ...(surveyUrl && { surveyUrl }), ...site(sites.default) };
  return {
    ...DEFAULTS,
    limits: { ...DEFAULTS.limits, ...limits },
    sessions: { ...DEFAULTS.sessions, ...sessions },
    sites: { ...Object.fromEntries(Object.entries(sites).map(([id, raw]) => [id, site(raw)])), default: { ...standard, origins: [...standard.origins, ...origins] } },
    anyOrigin,
    trustedHops: whole(env, 'HEED_TRUSTED_HOPS', 0, 10),
    secret,
    signingKey,
    port: whole(env, 'PORT', 8787, 65_535),
    dataDir: env.HEED_DATA || '.heed',
    databaseUrl,
    ...(smtp && { smtp }),
  };
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function whole(env: Readonly<Record<string, string | undefined>>, name: string, standard: number, max: number): number {
  const raw = env[name];
  if (!raw) return standard;
  if (!/^\d{1,6}$/.test(raw) || Number(raw) > max) throw new SettingsError(`${name} is "${raw}". Give a whole number from 0 to ${max}, or unset it (${standard}).`);
  return Number(raw);
}

function address(env: Readonly<Record<string, string | undefined>>, name: string, remedy: string): string | undefined {
  const raw = env[name] || undefined;
  if (raw && !/^https?:$/.test(URL.canParse(raw) ? new URL(raw).protocol : '')) throw new SettingsError(`${name} is not an address. ${remedy}`);
  return raw;
}

function checkOrigin(where: string, origin: string) {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
    throw new SettingsError(`${where} has "${origin}", which is not an origin. Write scheme, host and port only, without a slash at the end: https://shop.example`);
  }
}

function readConfig(configText: string, file: string): z.infer<typeof config> {
  let raw: unknown;
  try {
    raw = JSON.parse(configText);
  } catch (cause) {
    throw new SettingsError(`HEED_CONFIG: ${file} is not JSON (${(cause as Error).message}). Correct the file, or unset the variable.`, { cause });
  }
  const result = config.safeParse(raw);
  if (result.success) return result.data;
  const first = result.error.issues[0]!;
  throw new SettingsError(`HEED_CONFIG: in ${file}, "${first.path.join('.')}" is not right (${first.code}). Correct it; the server's documentation lists what may stand there.`);
}
