import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { type Command, InvalidArgumentError, Option } from 'commander';
import { knex, type Knex } from 'knex';
import { z } from 'zod';

import { exportLines, recordIn, SYSTEM, tellBreak, verify, type Place } from '../plugins/audit/api';
import { startSeries } from '../plugins/registers/api';
import { type Log, openOfficeDatabase } from './database';
import { prepareEnvironment } from './office';
import { OfficeError } from './office-error';
import type { Settings } from './settings';

type Copying = { from?: string; to?: string; file?: string };

/** The operator's commands on the log. */
export function addAuditCommands(office: Command, log: Log): void {
  const commands = office.command('audit').description('the log of who did what').exitOverride();
  commands
    .command('verify')
    .description('follow the chain of the whole log and name the first entry at which it is broken')
    .addOption(new Option('--expect <number:hash>', 'a place noted at an earlier verification').argParser(noted))
    .action(({ expect }: { expect?: Place }) => withDatabase(log, (db) => verifyLog(db, { noted: expect, log })));
  commands
    .command('export')
    .description('write the log as JSON Lines')
    .addOption(new Option('--from <day>', 'first day, such as 2026-01-31').argParser(day))
    .addOption(new Option('--to <day>', 'last day').argParser(day))
    .option('--file <path>', 'where to; standard output if left out')
    .action((copying: Copying) => withDatabase(console.error, (db, settings) => exportLog(db, settings, copying)));
}

type Start = { type: string; body: string; year: number; from: number };

/** The operator's commands on the registers. */
export function addRegisterCommands(office: Command, log: Log): void {
  const commands = office.command('registers').description('numbers of what the office issues').exitOverride();
  commands
    .command('start')
    .description('let a series go on from where the book on paper stands')
    .requiredOption('--type <type>', 'such as press-release')
    .requiredOption('--body <documentId>', 'the organization whose series it is')
    .addOption(new Option('--year <year>', 'of the series').argParser(whole(1900, 9999)).makeOptionMandatory())
    .addOption(new Option('--from <number>', 'the number to be given next').argParser(whole(1, 9_999_999)).makeOptionMandatory())
    .action((start: Start) =>
      withDatabase(log, async (db) => {
        const { name } = await startSeries(db, start);
        log(`The next ${start.type} of ${name} in ${start.year} gets the number ${start.from}/${start.year}.`);
      }),
    );
}

/** Without the application, which would bring an older database up to date before anybody looked at it. */
async function withDatabase(log: Log, act: (db: Knex, settings: Settings) => Promise<void>): Promise<void> {
  const settings = prepareEnvironment(log);
  const database = await openOfficeDatabase({ settings, isServer: false, log });
  const ssl = database.isEncrypted && { rejectUnauthorized: true };
  const db = knex({ client: 'pg', connection: { connectionString: database.url, ssl }, pool: { min: 0, max: 1 } });
  try {
    if (!(await db.schema.hasTable('audit_log'))) throw new OfficeError('There is no log yet; start the office once.');
    await act(db, settings);
  } finally {
    await db.destroy();
    await database.stop();
  }
}

async function verifyLog(db: Knex, { noted: place, log }: { noted?: Place; log: Log }): Promise<void> {
  const { broken, entries, from, head } = await verify(db, place);
  if (broken) throw new OfficeError(tellBreak(broken));
  const after = from.number > 0 ? ` after ${from.number}, up to which they were let go` : '';
  log(`The log holds: ${entries} ${entries === 1 ? 'entry' : 'entries'}${after}.`);
  log(`Note this elsewhere, and next time say --expect ${head.number}:${head.hash}`);
}

async function exportLog(db: Knex, settings: Settings, { from, to, file }: Copying): Promise<void> {
  await recordIn(db, { act: 'audit.export', by: SYSTEM, subject: null, after: { from, to } });
  const lines = exportLines(db, { filter: { from, to }, timeZone: settings.OFFICE_TIMEZONE });
  const target = file ? createWriteStream(file, { flags: 'wx', mode: 0o600 }) : process.stdout;
  await pipeline(Readable.from(lines), target, { end: file !== undefined }).catch((fault: NodeJS.ErrnoException) => {
    throw fault.code === 'EEXIST' ? new OfficeError(`${file} is there already; name another file.`) : fault;
  });
}

function whole(min: number, max: number) {
  return (text: string): number => {
    if (!/^\d{1,7}$/.test(text) || Number(text) < min || Number(text) > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return Number(text);
  };
}

function noted(text: string): Place {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!number || !hash) throw new InvalidArgumentError('It must be a number, a colon and a hash, as verify prints them.');
  return { number: Number(number), hash };
}

function day(text: string): string {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError('It must be a day such as 2026-01-31.');
  return text;
}
