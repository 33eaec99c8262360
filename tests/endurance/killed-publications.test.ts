import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { type EditorialOffice, NOTE, openEditorialOffice, REASON } from '../support/editorial';
import { logIn } from '../support/people';
import { expectWhole } from './wholeness';
import { dismissAll, hire, inHand, kill, type Worker } from './workers';

jest.setTimeout(7_200_000);

/** A long run, once in a while: `KILLS=200 ROUNDS=25 npm run endurance`. */
const KILLS = Number(process.env.KILLS ?? 5);
const ROUNDS = Number(process.env.ROUNDS ?? 5);
/** As many as one worker takes in hand at a time, and some that wait. */
const DUE = 12;
/** Nothing for so long, on however busy a machine, means that it never happens. */
const PATIENCE = 120_000;

let { office, writer, editor, head, approved, done, at } = {} as EditorialOffice;
let client: Client;

beforeAll(async () => {
  ({ office, writer, editor, head, approved, done, at } = await openEditorialOffice());
  client = new Client(office.databaseUrl);
  client.on('error', () => undefined);
  await client.connect();
});
afterAll(async () => {
  await dismissAll();
  await client.end();
  await office.close();
});

const count = async (sql: string) => Number((await client.query(`SELECT count(*) ${sql}`)).rows[0].count);

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE; !(await holds()); await sleep(20))
    if (Date.now() > end) throw new Error('It did not happen in time.');
}

describe('A verb is whole or not done when the database is lost in the middle of it', () => {
  const VERBS = [
    { verb: 'publish', said: {}, makes: 'published' },
    { verb: 'force-publish', said: { reason: REASON }, makes: 'published' },
    { verb: 'correct', said: { note: NOTE }, makes: 'corrected' },
    { verb: 'unpublish', said: { reason: REASON }, makes: 'unpublished' },
  ];

  it.each(VERBS)('$verb', async ({ verb, said, makes }) => {
    const { post } = verb.endsWith('publish') && verb !== 'publish' ? head : editor;
    const ask = async (documentId: string) => (await post(at(documentId, verb), said)).status;
    const isDone = async (documentId: string) =>
      (await count(`FROM editorial_papers WHERE document = '${documentId}' AND live = '${makes}'`)) > 0;

    const first = await readyFor(verb);
    const begun = Date.now();
    expect(await ask(first)).toBe(200);
    const span = Date.now() - begun;

    for (let round = 0; round < ROUNDS; round++) {
      const documentId = await readyFor(verb);
      const asking = ask(documentId).catch(() => 0);
      await sleep(Math.random() * 1.2 * span);
      await loseConnections();
      const status = await asking;
      await expectWhole(client);
      // Whoever is told that it is done can rely on it.
      if (status === 200) expect(await isDone(documentId)).toBe(true);
      await until(async () => (await isDone(documentId)) || (await ask(documentId)) === 200);
      await expectWhole(client);
    }
  });

  async function readyFor(verb: string): Promise<string> {
    const documentId = await approved();
    if (verb === 'correct' || verb === 'unpublish') await done(editor, documentId, 'publish');
    if (verb !== 'correct') return documentId;
    const releases = office.strapi.documents('api::press-release.press-release');
    await releases.update({ documentId, locale: 'el', data: { subtitle: 'Νέος υπότιτλος' } });
    await done(writer, documentId, 'submit');
    await done(editor, documentId, 'approve');
    return documentId;
  }

  /** Returns once the server has forgotten what they were doing. */
  async function loseConnections(): Promise<void> {
    const others = `FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await client.query(`SELECT pg_terminate_backend(pid, 10000) ${others}`);
  }
});

it('what is due goes out once each, however often workers are killed', async () => {
  const tally = { kills: 0, inTheMiddle: 0, interrupted: 0, scheduled: 0, steps: {} as Record<string, number> };
  let coming = hire(client, office.databaseUrl);
  for (; tally.kills < KILLS; tally.kills++) {
    const worker = await coming;
    // The next one starts, and works, beside it.
    coming = hire(client, office.databaseUrl);
    coming.catch(() => undefined);
    for (let stock = await count(LATER); stock < DUE; stock++) await scheduleOne();
    const step = STEPS[tally.kills % STEPS.length] ?? '';
    const { interrupted, isAtStep } = await killAtWork(worker, step);
    if (isAtStep) tally.steps[step] = (tally.steps[step] ?? 0) + 1;
    tally.interrupted += interrupted;
    if (interrupted > 0) tally.inTheMiddle += 1;
    tally.scheduled = scheduled;
    await expectWhole(client);
    if (tally.kills % 10 === 9) process.stderr.write(`${JSON.stringify(tally)}\n`);
  }
  const last = await coming;
  await until(async () => (await count(`FROM editorial_papers WHERE state = 'scheduled' AND due_at <= now()`)) === 0);
  await expectWhole(client);
  expect(await count("FROM graphile_worker.jobs WHERE task_identifier = 'editorial.due'")).toBe(await count(LATER));
  await kill(last);
  process.stderr.write(`${JSON.stringify(tally)}\n`);
  expect(tally.inTheMiddle).toBeGreaterThanOrEqual(Math.floor(KILLS * 0.8));
});

/** What the database is told in the course of a publication; at the empty one the moment is left to chance. */
const STEPS = [
  'for update',
  'components_office_quotes',
  'publishing',
  'insert into "press_releases"',
  'press_releases_cmps',
  'kept_relations',
  '',
  'register_numbers',
  'update "press_releases"',
  'editorial_editions',
  'update "editorial_papers"',
  'add_job',
  'audit_log',
  'COMMIT',
];
let scheduled = 0;
let loggedInAt = Date.now();

/** Kills a worker at that step of a publication, if it can be caught there. Answers how many publications it was doing. */
async function killAtWork(worker: Worker, step: string) {
  await makeDue();
  await until(async () => (await inHand(client, worker)) > 0);
  if (step === '') await sleep(Math.random() * 1_000);
  const isAtStep = step !== '' && (await isSeenAt(step));
  await kill(worker);
  return { interrupted: await inHand(client, worker), isAtStep };
}

async function isSeenAt(step: string): Promise<boolean> {
  for (const end = Date.now() + 1_000; Date.now() < end;)
    if ((await count(`FROM pg_stat_activity WHERE ${IS_WORKER} AND strpos(query, '${step}') > 0`)) > 0) return true;
  return false;
}

const IS_WORKER = `datname = current_database() AND application_name = 'deltio-worker' AND state <> 'idle'`;

/** What is scheduled for later is the stock; workers drain what is due faster than anybody could schedule it. */
async function makeDue(): Promise<void> {
  const missing = DUE - (await count(`FROM editorial_papers WHERE state = 'scheduled' AND due_at <= now()`));
  for (let stock = await count(LATER); stock < missing; stock++) await scheduleOne();
  const now = new Date().toISOString();
  await client.query('BEGIN');
  const { rows } = await client.query<{ document: string }>(
    `UPDATE editorial_papers SET due_at = $1 WHERE id IN (SELECT id ${LATER} LIMIT $2) RETURNING document`,
    [now, Math.max(missing, 0)],
  );
  await client.query(
    `UPDATE graphile_worker._private_jobs SET run_at = $1, payload = jsonb_set(payload::jsonb, '{at}', to_jsonb($2::text))::json
      WHERE payload::jsonb ->> 'documentId' = ANY ($3)`,
    [now, now, rows.map(({ document }) => document)],
  );
  await client.query('COMMIT');
}

const LATER = `FROM editorial_papers WHERE state = 'scheduled' AND due_at > now()`;

async function scheduleOne(): Promise<void> {
  await stayLoggedIn();
  const documentId = await approved();
  await done(editor, documentId, 'schedule', { at: new Date(Date.now() + 86_400_000).toISOString() });
  scheduled += 1;
}

/** A login holds for half an hour. */
async function stayLoggedIn(): Promise<void> {
  if (Date.now() - loggedInAt < 600_000) return;
  loggedInAt = Date.now();
  for (const [role, person] of Object.entries({ writer, editor }))
    Object.assign(person.bearer, (await logIn(office, role)).bearer);
}
