import { access, constants, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import type { Client } from 'pg';

import { crew } from '../plugins/jobs/api';
import { connect, type Log, type OpenDatabase, openOfficeDatabase } from './database';
import { prepareEnvironment } from './office';
import { OfficeError } from './office-error';
import { isPanelStale } from './panel';
import { ROOT } from './root';

/** null: as it should be. Otherwise one sentence: what is wrong and how to mend it. */
type Finding = string | null;

const MIN_FREE = 1024 ** 3;

/** Looks at everything an office stands on and says what it finds. Throws when something must be mended. */
export async function doctor(log: Log): Promise<void> {
  const settings = prepareEnvironment(log);
  const database = await openOfficeDatabase({ settings, isServer: false, log });
  try {
    const findings: [string, Finding][] = [
      ['Node.js', node()],
      ['settings', null],
      ['disk', await disk()],
      ['uploads', settings.S3_BUCKET ? null : await uploads()],
      ['panel', isPanelStale() ? 'The panel is not built or out of date; the next start builds it, or run: npm run build' : null],
      ...(await databaseFindings(database)),
    ];
    for (const [what, fault] of findings) log(fault ? `✗ ${what}: ${fault}` : `✓ ${what}`);
    const faults = findings.filter(([, fault]) => fault);
    if (faults.length > 0) throw new OfficeError(`${faults.length} to mend.`);
  } finally {
    await database.stop();
  }
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= 20 && major <= 26 ? null : `Node.js ${process.versions.node} is not supported; install one from 20 to 26.`;
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(ROOT);
  const free = bavail * bsize;
  return free >= MIN_FREE ? null : `Only ${Math.round(free / 1024 ** 2)} MB are free on the disk of ${ROOT}; make room.`;
}

async function uploads(): Promise<Finding> {
  const folder = join(ROOT, 'public', 'uploads');
  return access(folder, constants.W_OK).then(
    () => null,
    () => `${folder} cannot be written to; give it to the user that runs the office.`,
  );
}

async function databaseFindings(database: OpenDatabase): Promise<[string, Finding][]> {
  const client = await connect(database);
  try {
    const holds = async (sql: string): Promise<boolean> =>
      (await client.query(`SELECT (${sql}) AS holds`)).rows[0].holds === true;
    const hasTables = await holds(`to_regclass('press_releases') IS NOT NULL AND to_regprocedure('show_trgm(text)') IS NOT NULL`);
    const hasSearch = await holds(
      `(SELECT count(*) = 3 FROM pg_ts_config WHERE cfgname IN ('office_greek', 'office_turkish', 'office_english'))`,
    );
    const knowsGreek = hasTables && (await holds(`cardinality(show_trgm('Αθήνα')) > 0`));
    return [
      ['database', null],
      ['tables', hasTables ? null : 'The tables are not made yet; start the office once.'],
      ['full text', hasSearch ? null : 'The text-search configurations are not there; start the office once.'],
      [
        'Greek similarity',
        knowsGreek || !hasTables
          ? null
          : 'pg_trgm does not know Greek letters here; create the database with LC_CTYPE C.UTF-8 or el_GR.UTF-8.',
      ],
      await backgroundWork(client),
    ];
  } finally {
    await client.end();
  }
}

async function backgroundWork(client: Client): Promise<[string, Finding]> {
  const { hasQueue, runners, waiting, failed, due, oldestDueSeconds } = await crew(async (sql) => (await client.query(sql)).rows);
  const name = `background work (${runners} at it, ${waiting} waiting, ${failed} failed)`;
  if (!hasQueue) return ['background work', 'The queue is not made yet; start the office once.'];
  if (runners === 0 && oldestDueSeconds > 60)
    return [name, `${due} of it is due and nobody does it; start a process with ROLE worker or all.`];
  return [name, null];
}
