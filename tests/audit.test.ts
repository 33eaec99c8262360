import { Client } from 'pg';

import type { Audit } from './support/ledgers';
import { openOffice, type Office } from './support/office';

const RELEASE = 'api::press-release.press-release';
const MARIA = { kind: 'person', id: '7', name: 'Μαρία Παππά' } as const;
const subject = (documentId: string, locale: string | null = 'el') => ({ type: RELEASE, documentId, locale, title: 'Νέα ώρα' });

describe('The log', () => {
  let office: Office;
  let audit: Audit;
  beforeAll(async () => {
    office = await openOffice({ DATABASE_POOL_MAX: '40' });
    audit = office.strapi.plugin('audit').service('log') as unknown as Audit;
  });
  afterAll(() => office.close());

  const sql = (text: string) => office.strapi.db.connection.raw(text);
  const record = (documentId: string, act = 'editorial.approve') =>
    audit.record({ act, by: MARIA, subject: subject(documentId) });
  const count = async () => Number((await sql('SELECT count(*) FROM audit_log')).rows[0].count);

  it('keeps who did what to what, with the words before and after', async () => {
    await audit.record({
      act: 'editorial.publish',
      by: MARIA,
      subject: subject('a1'),
      says: 'Δημοσιεύθηκε',
      before: { title: 'Παλιά ώρα' },
      after: { title: 'Νέα ώρα', number: 1.0 },
      note: 'ορθή επανάληψη',
    });
    await audit.record({ act: 'editorial.submit', by: MARIA, subject: subject('a1', 'tr') });
    const [entry, ...others] = await audit.historyOf({ type: RELEASE, documentId: 'a1', locale: 'el' });
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      act: 'editorial.publish',
      by: MARIA,
      subject: subject('a1'),
      says: 'Δημοσιεύθηκε',
      before: { title: 'Παλιά ώρα' },
      after: { title: 'Νέα ώρα', number: 1 },
      note: 'ορθή επανάληψη',
      from: { ip: null, userAgent: null },
    });
    expect(Math.abs(Date.parse(entry?.at ?? '') - Date.now())).toBeLessThan(5_000);
    const both = await audit.historyOf({ type: RELEASE, documentId: 'a1' });
    expect(both.map(({ act }) => act)).toEqual(['editorial.submit', 'editorial.publish']);
  });

  it('goes with the act: what is rolled back was never logged', async () => {
    const before = await count();
    const act = office.strapi.db.transaction(async () => {
      await record('b1');
      throw new Error('no');
    });
    await expect(act).rejects.toThrow('no');
    expect(await count()).toBe(before);
  });

  it('refuses the act when it cannot be written', async () => {
    const titles = async () => office.strapi.db.query('api::topic.topic').count({ where: { name: 'Χωρίς ημερολόγιο' } });
    const act = () =>
      office.strapi.db.transaction(async () => {
        await office.strapi.db.query('api::topic.topic').create({ data: { name: 'Χωρίς ημερολόγιο' } });
        await record('c1');
      });
    await sql('ALTER TABLE audit_log RENAME TO audit_elsewhere');
    await expect(act()).rejects.toThrow();
    await sql('ALTER TABLE audit_elsewhere RENAME TO audit_log');
    expect(await titles()).toBe(0);
    await act();
    expect(await titles()).toBe(1);
  });

  it.each([
    `UPDATE audit_log SET actor_name = 'Nobody'`,
    `DELETE FROM audit_log`,
    `DELETE FROM audit_log WHERE number = 1`,
    `TRUNCATE audit_log`,
    `UPDATE audit_head SET number = 0`,
    `DELETE FROM audit_head`,
    `INSERT INTO audit_anchors VALUES (2, '', 0, now())`,
    `SET session_replication_role = replica; DELETE FROM audit_log`,
  ])('lets nobody take anything back: %s', async (statement) => {
    const client = new Client(office.databaseUrl);
    await client.connect();
    await expect(client.query(statement)).rejects.toThrow(/only added to|stay in the log|permission denied/);
    await client.end();
  });

  it('makes one chain of what forty write at once', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        office.strapi.db
          .transaction(async () => {
            await record(`d${i}`);
            if (i % 4 === 0) throw new Error('no');
          })
          .catch(() => undefined),
      ),
    );
    const { rows } = await sql(`
      SELECT count(*)::int AS rows, max(number)::int AS last, count(*) FILTER (WHERE document_id LIKE 'd%')::int AS made,
             bool_and(at >= earlier AND former = before_it) AS chained
      FROM (SELECT *, lag(at, 1, at) OVER w AS earlier, lag(hash, 1, former) OVER w AS before_it FROM audit_log WINDOW w AS (ORDER BY number)) AS log`);
    expect(rows[0]).toMatchObject({ made: 30, chained: true });
    expect(rows[0].rows).toBe(rows[0].last);
  });
});
