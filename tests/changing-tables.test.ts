import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import type * as Installing from '../src/plugins/delivery/server/installing';
import type * as Schema from '../src/plugins/search/server/schema';
import { compiled } from './support/compiled';
import { openOffice, type Office } from './support/office';

const TOPIC = 'api::topic.topic';

describe('The triggers of the office', () => {
  let office: Office;

  beforeAll(async () => (office = await openOffice({ RATE_READS: '0', RATE_WRITES: '0' })));
  afterAll(() => office.close());

  const sql = async <T>(text: string) => ((await office.strapi.db.connection.raw(text)) as { rows: T[] }).rows;
  const install = () => compiled<typeof Installing>('plugins/delivery/server/installing').installTriggers(office.strapi);
  const follow = () => compiled<typeof Schema>('plugins/search/server/schema').ensureFollowing(office.strapi);
  /** Each trigger by the number that PostgreSQL gave it when it was made. */
  const triggers = () =>
    sql<{ oid: number; name: string }>(
      `SELECT t.oid, tgrelid::regclass || ' ' || tgname AS name FROM pg_trigger t WHERE NOT tgisinternal ORDER BY 2, 1`,
    );
  const names = async () => (await triggers()).map(({ name }) => name);
  /** As if an earlier version had made them. */
  const outdate = async () => {
    const made = await sql<{ place: string; name: string }>(
      `SELECT tgrelid::regclass AS place, tgname AS name FROM pg_trigger WHERE tgname LIKE 'delivery%'`,
    );
    for (const { place, name } of made) await sql(`COMMENT ON TRIGGER ${name} ON ${place} IS 'made otherwise'`);
    await sql(`UPDATE search_state SET value = 'made otherwise' WHERE key IN ('making', 'triggers')`);
    return made.length;
  };

  it('are not made anew because of another language, nor at a start', async () => {
    const before = (await triggers()).filter(({ name }) => !/served_/.test(name));
    expect(before.length).toBeGreaterThan(100);
    await office.strapi.plugin('i18n').service('locales').create({ code: 'de', name: 'Deutsch (de)' });
    await install();
    await follow();
    await office.restart();
    expect((await triggers()).filter(({ name }) => !/served_/.test(name))).toEqual(before);
  });

  it('come back where one is missing, and only that one is made', async () => {
    const before = await triggers();
    await sql('DROP TRIGGER delivery_end ON events');
    await install();
    const after = await triggers();
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    const other = after.filter(({ oid }) => !before.some((one) => one.oid === oid)).map(({ name }) => name);
    expect(other.sort()).toEqual(['events delivery', 'events delivery_end']);
  });

  it('are made anew while others write, and no writer fails, waits long or finds a table without its own', async () => {
    const made: string[] = [];
    for (let n = 0; n < 6; n++)
      made.push((await office.strapi.documents(TOPIC).create({ data: { name: `Θ ${n}` }, locale: 'el' })).documentId);
    const all = await names();
    let isOver = false;
    const faults: string[] = [];
    let [writes, slowest] = [0, 0];
    /** Transactions that hold one table and come for another, in either order: they would wait for whoever holds them all. */
    const write = async (n: number) => {
      const client = new Client({ connectionString: office.databaseUrl });
      await client.connect();
      while (!isOver) {
        const begun = performance.now();
        const tables = n % 2 ? ['topics', 'press_releases', 'events'] : ['events', 'press_releases', 'topics'];
        try {
          await client.query('BEGIN');
          for (const table of tables) {
            await client.query(`UPDATE ${table} SET updated_at = now() WHERE document_id = $1`, [made[n] ?? '']);
            await sleep(15);
          }
          await client.query('COMMIT');
        } catch (fault) {
          faults.push((fault as Error).message);
          await client.query('ROLLBACK');
        }
        writes += 1;
        slowest = Math.max(slowest, performance.now() - begun);
        await sleep(10);
      }
      await client.end();
    };
    const lacking: string[] = [];
    const watch = async () => {
      while (!isOver) {
        const now = new Set(await names());
        lacking.push(...all.filter((name) => !now.has(name)));
        await sleep(5);
      }
    };
    const working = [0, 1, 2, 3].map(write);
    const watching = watch();
    try {
      expect(await outdate()).toBeGreaterThan(100);
      // Two processes that are started together.
      await Promise.all([install(), install()]);
      await Promise.all([follow(), follow()]);
    } finally {
      isOver = true;
      await Promise.all([...working, watching]);
    }
    expect(faults).toEqual([]);
    expect(lacking).toEqual([]);
    expect(await names()).toEqual(all);
    expect(writes).toBeGreaterThan(20);
    expect(slowest).toBeLessThan(5_000);
  });
});
