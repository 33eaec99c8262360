import { setTimeout as sleep } from 'node:timers/promises';

import { type Checkout, freePort, makeCheckout } from '../support/checkout';
import { databaseUrl } from '../support/environment';
import { ask } from '../support/postgres-processes';
import { countRows } from '../support/rows';

jest.setTimeout(3_600_000);

const KILLS = Number(process.env.KILLS ?? 5);
const WHOLE = `demo_whole_${process.pid}`;
const CUT = `demo_cut_${process.pid}`;

let town: Checkout;
const sql = (statement: string) => ask(process.env.TEST_POSTGRES_URL!, statement);

beforeAll(async () => {
  town = makeCheckout();
  for (const name of [WHOLE, CUT]) await sql(`CREATE DATABASE ${name}`);
});
afterAll(async () => {
  town.remove();
  for (const name of [WHOLE, CUT]) await sql(`DROP DATABASE ${name} WITH (FORCE)`);
});

it('the demo, cut off again and again, is in the end what it is when nothing disturbs it', async () => {
  const env = { DEMO: 'true', DEMO_PASSWORD: 'Demo-cut-off-1', PORT: await freePort() };
  await town.office('seed demo', { ...env, DATABASE_URL: databaseUrl(WHOLE) }).ended;
  for (let kill = 0; kill < Math.min(KILLS, 20); kill++) {
    const seeding = town.office('seed demo', { ...env, DATABASE_URL: databaseUrl(CUT) });
    await seeding.says(/\/10 /);
    await sleep(Math.random() * 4_000);
    seeding.signal('SIGKILL');
    await seeding.ended;
  }
  const { status } = await town.office('seed demo', { ...env, DATABASE_URL: databaseUrl(CUT) }).ended;
  expect(status).toBe(0);
  expect(await countRows(databaseUrl(CUT))).toEqual(await countRows(databaseUrl(WHOLE)));
});
