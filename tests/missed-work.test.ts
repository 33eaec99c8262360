import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { type EditorialOffice, openEditorialOffice } from './support/editorial';
import { ask, patiently } from './support/postgres-processes';

/** Read at each start of the office. */
const env = { ROLE: 'web' };
let { office, editor, approved, done } = {} as EditorialOffice;
beforeAll(async () => {
  ({ office, editor, approved, done } = await openEditorialOffice(env));
});
afterAll(() => office.close());

const wentOut = async () => {
  const { rows } = await office.strapi.db.connection.raw('SELECT document FROM editorial_editions ORDER BY id');
  return rows.map(({ document }: { document: string }) => document);
};

/** Keeps a paper from everybody until it is let go. */
async function hold(documentId: string): Promise<() => Promise<void>> {
  const client = new Client(office.databaseUrl);
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM editorial_papers WHERE document = $1 FOR UPDATE', [documentId]);
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}

const isWaitedFor = async () =>
  expect(
    await ask(
      office.databaseUrl,
      `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    ),
  ).toBe('1');

it('What fell due while no worker was there goes out at the next start in the order of its time, however long the first one takes', async () => {
  const texts = [await approved(), await approved(), await approved()];
  const now = Date.now();
  // Ordered in another order than they are due.
  for (const n of [2, 0, 1]) await done(editor, texts[n]!, 'schedule', { at: new Date(now + 2_000 + n * 1_000).toISOString() });
  await sleep(now + 4_500 - Date.now());
  expect(await wentOut()).toEqual([]);

  const letGo = await hold(texts[0]!);
  env.ROLE = 'all';
  const started = office.restart();
  await patiently(isWaitedFor);
  await sleep(400);
  await letGo();
  await started;
  await patiently(async () => expect(await wentOut()).toHaveLength(3));
  expect(await wentOut()).toEqual(texts);
});
