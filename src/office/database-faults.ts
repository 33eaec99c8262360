import { DatabaseError } from 'pg';

import { OfficeError } from './office-error';

const OLDEST = 14;

/** What a database says of itself. */
export type Facts = {
  version: number;
  encoding: string;
  is_read_only: boolean;
  /** null where there is no schema at all. */
  may_create: boolean | null;
  missing: string | null;
  login: string;
  database: string;
};

/** Throws one sentence about the first thing that will not do. */
export function refuse(facts: Facts): void {
  const fault = refusals(facts).find((sentence) => sentence !== undefined);
  if (fault) throw new OfficeError(fault);
}

function refusals({ version, encoding, is_read_only, may_create, missing, login, database }: Facts): (string | undefined)[] {
  const unless = (isRight: unknown, sentence: string) => (isRight ? undefined : sentence);
  return [
    unless(
      version >= OLDEST,
      `The database is PostgreSQL ${version}; Deltio needs ${OLDEST} or newer: upgrade it or name another in DATABASE_URL.`,
    ),
    unless(
      encoding === 'UTF8',
      `The database “${database}” is encoded in ${encoding}; create one with ENCODING 'UTF8' and name it in DATABASE_URL.`,
    ),
    unless(
      !is_read_only,
      `The database “${database}” takes no writing, as a standby does; name the primary server in DATABASE_URL.`,
    ),
    unless(
      may_create,
      `“${login}” may not create tables in the database “${database}”; let its owner run: GRANT CREATE ON DATABASE "${database}" TO "${login}"; GRANT CREATE ON SCHEMA public TO "${login}";`,
    ),
    unless(
      missing === null,
      `The PostgreSQL server lacks the extension ${missing}; install its contrib package (postgresql-contrib on most systems).`,
    ),
  ];
}

/** Where a connection leads, as pg has read the address. */
export type Target = { host: string; port: number; user?: string; database?: string };
type Fault = { code?: string; message: string };

/** One sentence that says what is wrong with the database and how to mend it. */
export function explain({ code, message }: Fault, { host, port, user, database }: Target): string {
  const server = host.startsWith('/') ? host : `${host}:${port}`;
  const reasons: Record<string, string> = {
    ECONNREFUSED: `No database answers at ${server}; start PostgreSQL there or correct DATABASE_URL.`,
    ENOENT: `No database answers at ${server}; start PostgreSQL there or correct DATABASE_URL.`,
    ENOTFOUND: `There is no host “${host}”; correct DATABASE_URL.`,
    EAI_AGAIN: `The host “${host}” could not be looked up; check the network or correct DATABASE_URL.`,
    ETIMEDOUT: `The database at ${server} does not answer in time; check the network and DATABASE_URL.`,
    '28P01': `The database at ${server} refuses the password of “${user}”; correct DATABASE_URL (signs such as @ : / % in a password are written %40 %3A %2F %25).`,
    '28000': `The database at ${server} does not let “${user}” in (${message}); correct DATABASE_URL, DATABASE_SSL or the server's pg_hba.conf.`,
    '3D000': `There is no database “${database}” at ${server}; create it or correct DATABASE_URL.`,
    '53300': `The database at ${server} has no free connections; raise its max_connections or lower DATABASE_POOL_MAX.`,
    '57P03': `The database at ${server} is still starting; try again in a moment.`,
  };
  const known = reasons[/timeout expired/.test(message) ? 'ETIMEDOUT' : (code ?? '')];
  return known ?? `The database at ${server} cannot be used (${message}); correct DATABASE_URL or the server.`;
}

/** Rights, resources, shutdowns and lost connections; PostgreSQL's other errors tell of a bug of ours. */
const OPERATORS_CODES = /^(08|28|3D|53|57P|58)|^(42501|25006)$/;
const LOST = /Connection terminated|ECONNRESET|ECONNREFUSED|Timeout acquiring a connection/;

/** A fault that the operator can mend becomes a sentence; a bug stays as it is. */
export function inOneSentence(fault: unknown, target: Target): unknown {
  const isOperators = fault instanceof DatabaseError && OPERATORS_CODES.test(fault.code ?? '');
  const isLost = fault instanceof Error && LOST.test(fault.message);
  return isOperators || isLost ? new OfficeError(explain(fault, target), { cause: fault }) : fault;
}
