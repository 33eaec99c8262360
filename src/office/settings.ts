import { isIP, isIPv6 } from 'node:net';

import { z } from 'zod';

import { OfficeError } from './office-error';
import { isStrong, STRONG } from './password';

const LOCALE = /^[a-z]{2}(-[A-Z]{2})?$/;
const HIDDEN = /SECRET|PASSWORD|KEY|SALT|TOKEN|^(DATABASE|SMTP)_URL$/;
const LANGUAGES_OF_DEMO = ['el', 'tr', 'en'];

const text = z.string().trim();
const port = text
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n >= 1 && n <= 65535);
const count = (min: number, max: number) =>
  text
    .regex(/^\d+$/)
    .transform(Number)
    .refine((n) => n >= min && n <= max);
const choice = <T extends string>(...names: T[]) => text.toLowerCase().pipe(z.enum(names));
const flag = choice('true', 'false', '1', '0', 'on', 'off').transform((v) => ['true', '1', 'on'].includes(v));
// A blank at its ends may be part of a password.
const password = z.string().refine(isStrong);
const address = (protocols: string[], isRight: (url: URL) => boolean = () => true) =>
  text.refine((v) => {
    const url = URL.canParse(v) ? new URL(v) : undefined;
    return url && protocols.includes(url.protocol.slice(0, -1)) && isRight(url);
  });
const list = text.transform((v) => v.split(',').map((one) => one.trim()));
const web = ['http', 'https'];
const site = address(web, ({ origin, href }) => href === `${origin}/`);
/** Each part is the pattern of an address, for all types or, as in `events=https://…`, for one of them. */
const PATTERN = /^([a-z-]+=)?https?:\/\/[^\s,{}]+(\{(locale|type|slug|id)\}[^\s,{}]*)+$/;
const sitePatterns = text
  .transform((v) => v.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every((part) => PATTERN.test(part) && /\{(slug|id)\}/.test(part) && isAddress(part)));
const database = address(
  ['postgres', 'postgresql'],
  ({ hostname, searchParams, pathname }) => (hostname !== '' || searchParams.has('host')) && pathname.length > 1,
);

/** Every variable with what it may hold; the second entry is the end of the sentence that refuses it. */
const VARIABLES = {
  HOST: [text.min(1).default('127.0.0.1'), 'an address to listen on, such as 127.0.0.1 or 0.0.0.0'],
  PORT: [port.default(1337), 'a whole number from 1 to 65535'],
  PUBLIC_URL: [site.optional(), 'an address such as https://press.example.org, without a path'],
  SITE_URL: [
    sitePatterns.default([]),
    'the pattern of the website’s addresses, such as https://www.example.org/{locale}/{type}/{slug}; others for single types follow after commas, as in events=https://www.example.org/{locale}/agenda/{id}',
  ],
  PROXIES: [count(0, 9).default(0), 'a whole number from 0 to 9'],
  DATABASE_URL: [
    database.optional(),
    'an address such as postgres://user:password@host:5432/database (only PostgreSQL is supported; in a password @ : / % # ? are written %40 %3A %2F %25 %23 %3F)',
  ],
  DATABASE_POOL_MAX: [count(2, 500).default(10), 'a whole number from 2 to 500'],
  DATABASE_SSL: [flag.default(false), 'true or false'],
  ROLE: [choice('web', 'worker', 'all').default('all'), 'web, worker or all'],
  OFFICE_LOCALES: [
    list.refine((l) => l.every(isLanguage) && new Set(l).size === l.length).default(['el', 'tr', 'en']),
    'language codes separated by commas, default first, such as el,tr,en',
  ],
  OFFICE_TIMEZONE: [text.refine(isTimeZone).default('Europe/Athens'), 'a time zone name such as Europe/Athens'],
  AUDIT_RETENTION_DAYS: [count(30, 36_500).optional(), 'a whole number from 30 to 36500 (days; unset keeps the log for ever)'],
  DEMO: [flag.optional(), 'true or false'],
  DEMO_PASSWORD: [password.optional(), STRONG],
  ADMIN_EMAIL: [text.pipe(z.email()).optional(), 'an e-mail address'],
  ADMIN_PASSWORD: [password.optional(), STRONG],
  SMTP_URL: [address(['smtp', 'smtps']).optional(), 'an address that starts with smtp:// or smtps://'],
  MAIL_FROM: [text.regex(/^[^@\r\n]+@[^@\r\n]+$/).optional(), 'a sender such as Press office <press@example.org>'],
  MAIL_ALLOWLIST: [text.default(''), 'e-mail addresses or domains separated by commas'],
  S3_BUCKET: [text.min(3).optional(), 'the name of a bucket'],
  S3_ENDPOINT: [address(web).optional(), 'an address that starts with http:// or https://'],
  S3_REGION: [text.min(1).default('us-east-1'), 'the name of a region'],
  S3_ACCESS_KEY_ID: [text.min(1).optional(), 'an access key id'],
  S3_SECRET_ACCESS_KEY: [text.min(1).optional(), 'a secret access key'],
  S3_FORCE_PATH_STYLE: [flag.default(false), 'true or false'],
  S3_PRIVATE: [flag.default(false), 'true or false'],
  MAX_ROWS: [count(100, 1_000_000).default(10_000), 'a whole number from 100 to 1000000'],
  DELIVERY_MEMORY: [count(1, 65_536).default(64), 'a whole number from 1 to 65536 (megabytes)'],
  CDN_SECONDS: [count(0, 31_536_000).default(1), 'a whole number from 0 to 31536000 (seconds)'],
  CDN_STALE_SECONDS: [count(0, 31_536_000).default(10), 'a whole number from 0 to 31536000 (seconds)'],
  PURGE_URL: [address(web).optional(), 'an address that starts with http:// or https://'],
  PURGE_SECRET_HEADER: [
    text.regex(/^[\w-]+:\s*[\x21-\x7e][\x20-\x7e]*$/).optional(),
    'a header such as Fastly-Key: and its value, in one line',
  ],
  GRAPHQL_MAX_BATCH: [count(1, 20).default(1), 'a whole number from 1 to 20'],
  GRAPHQL_INTROSPECTION: [flag.optional(), 'true or false'],
  GRAPHQL_QUERIES: [text.min(1).default('queries'), 'a folder'],
  GRAPHQL_ONLY_REGISTERED: [flag.default(false), 'true or false'],
  CORS_ORIGINS: [
    list.refine((origins) => origins.every((origin) => origin === '*' || isOrigin(origin))).default(['*']),
    'origins such as https://www.example.org separated by commas, or *',
  ],
  RATE_READS: [count(0, 10_000_000).default(1_200), 'a whole number from 0 (no limit) to 10000000'],
  RATE_WRITES: [count(0, 10_000_000).default(120), 'a whole number from 0 (no limit) to 10000000'],
  RATE_LOGINS: [count(0, 10_000_000).default(20), 'a whole number from 0 (no limit) to 10000000'],
  RATE_TRUSTED: [
    list
      .transform((networks) => (networks.join() === 'none' ? [] : networks))
      .refine((networks) => networks.every(isNetwork))
      .default(['127.0.0.0/8', '::1']),
    'addresses or networks such as 192.0.2.7,2001:db8::/32 separated by commas, or none',
  ],
  READ_SECONDS: [count(1, 600).default(10), 'a whole number from 1 to 600'],
  LOG_FORMAT: [choice('json', 'text').optional(), 'json or text'],
  LOG_LEVEL: [choice('error', 'warn', 'info', 'http', 'debug').default('http'), 'error, warn, info, http or debug'],
  METRICS_TOKEN: [text.min(16).optional(), 'a secret of at least 16 characters'],
  DIAVGEIA_URL: [address(web).optional(), 'an address that starts with https://'],
  DIAVGEIA_PAUSE: [count(0, 60_000).optional(), 'a whole number from 0 to 60000 (milliseconds between two questions)'],
  DIAVGEIA_BACK_OFF: [count(1, 60_000).optional(), 'a whole number from 1 to 60000 (milliseconds before a second attempt)'],
  DIAVGEIA_USERNAME: [text.min(1).optional(), 'the name of an account at the portal'],
  DIAVGEIA_PASSWORD: [z.string().min(1).optional(), 'the password of that account'],
  DIAVGEIA_DOCUMENTS: [flag.default(false), 'true or false'],
  DIAVGEIA_ORGANIZATIONS: [text.regex(/^(\d+(\s*,\s*\d+)*)?$/).default(''), 'organization uids separated by commas'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Variable = keyof typeof VARIABLES;
export type Settings = { [V in Variable]: z.output<(typeof VARIABLES)[V][0]> };

/**
 * The environment, checked and typed. An empty variable counts as unset.
 * Throws an OfficeError with one sentence for each faulty variable; secrets are never repeated in it.
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const faults: string[] = [];
  const settings = Object.fromEntries(
    Object.entries(VARIABLES).map(([name, [shape, allowed]]) => {
      const given = env[name] === '' ? undefined : env[name];
      const read = readOnce(shape, given);
      if (!read.success) faults.push(`${name} is ${shown(name, given)}; it must be ${allowed}.`);
      return [name, read.data];
    }),
  ) as Settings;
  faults.push(...(faults.length === 0 ? conflicts(settings) : []));
  if (faults.length > 0) throw new OfficeError(faults.join('\n'));
  return settings;
}

const readings = new WeakMap<z.ZodType, { given: string | undefined; read: z.ZodSafeParseResult<unknown> }>();

/** The settings are read many times for each act, and hardly ever change. */
function readOnce(shape: z.ZodType, given: string | undefined): z.ZodSafeParseResult<unknown> {
  const last = readings.get(shape);
  if (last && last.given === given) return last.read;
  const read = shape.safeParse(given);
  readings.set(shape, { given, read });
  return read;
}

/** The address the world sees, without a slash at the end. */
export function publicUrl({ PUBLIC_URL, HOST, PORT }: Pick<Settings, 'PUBLIC_URL' | 'HOST' | 'PORT'>): string {
  if (PUBLIC_URL) return new URL(PUBLIC_URL).origin;
  const isAnywhere = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(HOST);
  return `http://${isAnywhere ? 'localhost' : isIPv6(HOST) ? `[${HOST}]` : HOST}:${PORT}`;
}

/** Whether the GraphQL schema may be read by whoever asks: everywhere but in production, unless the setting says. */
export function wantsIntrospection({ GRAPHQL_INTROSPECTION }: Settings): boolean {
  return GRAPHQL_INTROSPECTION ?? process.env.NODE_ENV !== 'production';
}

/** Lines for programs to read, in production unless the setting says otherwise. */
export function wantsJsonLog({ LOG_FORMAT }: Settings): boolean {
  return (LOG_FORMAT ?? (process.env.NODE_ENV === 'production' ? 'json' : 'text')) === 'json';
}

/** Whether the demo municipality belongs into an empty database. */
export function wantsDemo(settings: Settings): boolean {
  return settings.DEMO ?? (settings.DATABASE_URL === undefined && !lacksForDemo(settings));
}

/** Why the demo municipality cannot be written with these settings. */
export function lacksForDemo({ OFFICE_LOCALES }: Settings): string | undefined {
  if (LANGUAGES_OF_DEMO.every((language) => OFFICE_LOCALES.includes(language))) return undefined;
  return `The demo municipality is written in ${LANGUAGES_OF_DEMO.join(', ')}, but OFFICE_LOCALES is "${OFFICE_LOCALES.join()}"; add what is missing or set DEMO to false.`;
}

function conflicts(settings: Settings): string[] {
  const needs = (given: Variable, missing: Variable) =>
    settings[given] !== undefined && settings[missing] === undefined
      ? [`${given} is set but ${missing} is not; set both or neither.`]
      : [];
  return [
    ...needs('ADMIN_EMAIL', 'ADMIN_PASSWORD'),
    ...needs('ADMIN_PASSWORD', 'ADMIN_EMAIL'),
    ...needs('S3_BUCKET', 'S3_ACCESS_KEY_ID'),
    ...needs('S3_BUCKET', 'S3_SECRET_ACCESS_KEY'),
    ...needs('S3_ACCESS_KEY_ID', 'S3_BUCKET'),
    ...needs('S3_SECRET_ACCESS_KEY', 'S3_BUCKET'),
    ...needs('S3_ENDPOINT', 'S3_BUCKET'),
    ...needs('PURGE_SECRET_HEADER', 'PURGE_URL'),
    ...needs('SMTP_URL', 'MAIL_FROM'),
    ...needs('DIAVGEIA_USERNAME', 'DIAVGEIA_PASSWORD'),
    ...needs('DIAVGEIA_PASSWORD', 'DIAVGEIA_USERNAME'),
    ...[settings.DEMO ? lacksForDemo(settings) : undefined].filter((fault) => fault !== undefined),
  ];
}

/** The value as the sentence repeats it; somebody may have written a password even into an address that needs none. */
function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'not set';
  if (HIDDEN.test(name)) return 'not right (its value is not shown here)';
  return JSON.stringify(value.replace(/\/\/.*@/, '//…@').slice(0, 80));
}

function isLanguage(code: string): boolean {
  return LOCALE.test(code) && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code) !== undefined;
}

function isAddress(pattern: string): boolean {
  return URL.canParse(pattern.replace(/^[a-z-]+=/, '').replace(/\{\w+\}/g, 'x'));
}

function isNetwork(written: string): boolean {
  const [address = '', bits, ...more] = written.split('/');
  const widest = isIPv6(address) ? 128 : 32;
  return isIP(address) > 0 && more.length === 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= widest));
}

/** As browsers write it: small letters, no path, no port that goes without saying. */
function isOrigin(written: string): boolean {
  return URL.canParse(written) && new URL(written).origin === written && /^https?:/.test(written);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
