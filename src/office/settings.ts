import { z } from 'zod';

import { OfficeError } from './office-error';

const LOCALE = /^[a-z]{2}(-[A-Z]{2})?$/;
const HIDDEN = /SECRET|PASSWORD|KEY|SALT|TOKEN|_URL$/;

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
const flag = text
  .toLowerCase()
  .pipe(z.enum(['true', 'false', '1', '0', 'on', 'off']))
  .transform((v) => ['true', '1', 'on'].includes(v));
const address = (...protocols: string[]) =>
  text.refine((v) => URL.canParse(v) && protocols.includes(new URL(v).protocol.slice(0, -1)));

/** Every variable with what it may hold; the second entry is the end of the sentence that refuses it. */
const VARIABLES = {
  HOST: [text.min(1).default('127.0.0.1'), 'an address to listen on, such as 127.0.0.1 or 0.0.0.0'],
  PORT: [port.default(1337), 'a whole number from 1 to 65535'],
  PUBLIC_URL: [address('http', 'https').optional(), 'an address that starts with http:// or https://'],
  DATABASE_URL: [
    address('postgres', 'postgresql').optional(),
    'an address that starts with postgres:// (only PostgreSQL is supported)',
  ],
  DATABASE_POOL_MAX: [count(2, 500).default(10), 'a whole number from 2 to 500'],
  DATABASE_SSL: [flag.default(false), 'true or false'],
  ROLE: [z.enum(['web', 'worker', 'all']).default('all'), 'web, worker or all'],
  OFFICE_LOCALES: [
    text
      .transform((v) => v.split(',').map((l) => l.trim()))
      .refine((l) => l.every((x) => LOCALE.test(x)) && new Set(l).size === l.length)
      .default(['el', 'tr', 'en']),
    'language codes separated by commas, default first, such as el,tr,en',
  ],
  OFFICE_TIMEZONE: [text.refine(isTimeZone).default('Europe/Athens'), 'a time zone name such as Europe/Athens'],
  DEMO: [flag.optional(), 'true or false'],
  DEMO_PASSWORD: [text.min(8).optional(), 'at least 8 characters'],
  ADMIN_EMAIL: [text.pipe(z.email()).optional(), 'an e-mail address'],
  ADMIN_PASSWORD: [text.min(8).optional(), 'at least 8 characters'],
  SMTP_URL: [address('smtp', 'smtps').optional(), 'an address that starts with smtp:// or smtps://'],
  MAIL_FROM: [text.min(3).optional(), 'a sender such as Press office <press@example.org>'],
  MAIL_ALLOWLIST: [text.default(''), 'e-mail addresses or domains separated by commas'],
  S3_BUCKET: [text.min(3).optional(), 'the name of a bucket'],
  S3_ENDPOINT: [address('http', 'https').optional(), 'an address that starts with http:// or https://'],
  S3_REGION: [text.min(1).default('us-east-1'), 'the name of a region'],
  S3_ACCESS_KEY_ID: [text.min(1).optional(), 'an access key id'],
  S3_SECRET_ACCESS_KEY: [text.min(1).optional(), 'a secret access key'],
  S3_FORCE_PATH_STYLE: [flag.default(false), 'true or false'],
  S3_PRIVATE: [flag.default(false), 'true or false'],
  DIAVGEIA_URL: [address('http', 'https').optional(), 'an address that starts with https://'],
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
      const read = shape.safeParse(given);
      if (!read.success) faults.push(`${name} is ${shown(name, given)}; it must be ${allowed}.`);
      return [name, read.data];
    }),
  ) as Settings;
  faults.push(...(faults.length === 0 ? conflicts(settings) : []));
  if (faults.length > 0) throw new OfficeError(faults.join('\n'));
  return settings;
}

/** The address the world sees, without a slash at the end. */
export function publicUrl({ PUBLIC_URL, PORT }: Settings): string {
  return (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '');
}

/** Whether the demo municipality belongs into an empty database. */
export function wantsDemo({ DEMO, DATABASE_URL }: Settings): boolean {
  return DEMO ?? DATABASE_URL === undefined;
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
    ...needs('SMTP_URL', 'MAIL_FROM'),
  ];
}

function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'not set';
  return HIDDEN.test(name) ? 'not well formed (its value is not shown here)' : JSON.stringify(value.slice(0, 80));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
