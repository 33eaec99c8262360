import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Client } from 'pg';

import { ROOT } from './support/environment';
import { tellBreak } from '../src/plugins/audit/shared/chain';
import { runCommand } from './support/command';
import type { Audit, Retention, Verification } from './support/ledgers';
import { openOffice, type Office } from './support/office';

const RELEASE = 'api::press-release.press-release';
const MARIA = { kind: 'person', id: '7', name: 'Μαρία Παππά' } as const;
const subject = (documentId: string, locale: string | null = 'el') => ({ type: RELEASE, documentId, locale, title: 'Νέα ώρα' });

describe('The log', () => {
  let office: Office;
  let audit: Audit;
  beforeAll(async () => {
    office = await openOffice();
    audit = office.strapi.plugin('audit').service('log') as unknown as Audit;
  });
  afterAll(() => office.close());

  const sql = (text: string) => office.strapi.db.connection.raw(text);
  const record = (documentId: string, act = 'editorial.approve') =>
    audit.record({ act, by: MARIA, subject: subject(documentId) });
  const verification = () => office.strapi.plugin('audit').service('verification') as unknown as Verification;
  const retention = () => office.strapi.plugin('audit').service('retention') as unknown as Retention;
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

  it('holds when it is followed, as long as nobody touched it', async () => {
    const { status, out, said } = await runCommand(office.databaseUrl, 'audit', 'verify');
    expect([status, said]).toEqual([0, '']);
    const [, number, hash = ''] = /--expect (\d+):([0-9a-f]{64})/.exec(out) ?? [];
    await record('e1');
    expect(await runCommand(office.databaseUrl, 'audit', 'verify', '--expect', `${number}:${hash}`)).toMatchObject({ status: 0 });
    const forged = `${number}:${hash.replace(/^./, (first) => (first === '0' ? '1' : '0'))}`;
    const outcome = await runCommand(office.databaseUrl, 'audit', 'verify', '--expect', forged);
    expect(outcome).toMatchObject({ status: 1, said: `The log is broken: entry ${number} was changed after it was written.\n` });
    expect(await runCommand(office.databaseUrl, 'audit', 'verify', '--expect', 'yes')).toMatchObject({ status: 2 });
  });

  describe('tampered with by somebody who owns the tables', () => {
    const untriggered = (statement: string) => `ALTER TABLE audit_log DISABLE TRIGGER USER;
      ALTER TABLE audit_head DISABLE TRIGGER USER; ${statement}`;
    const last = '(SELECT max(number) FROM audit_log)';

    it.each([
      ['a changed note', `UPDATE audit_log SET note = 'x' WHERE number = 3`, /^The log is broken: entry 3 was changed/],
      ['a changed moment', `UPDATE audit_log SET at = at + interval '1 microsecond' WHERE number = 4`, /entry 4 was changed/],
      ['a row taken out', `DELETE FROM audit_log WHERE number = 5`, /entry 5 is missing/],
      ['the beginning taken away', `DELETE FROM audit_log WHERE number <= 2`, /entry 1 is missing/],
      ['the tail cut off', `DELETE FROM audit_log WHERE number > ${last} - 3`, /broken: entry \d+ .*came after it is missing/],
      ['a row with a hash of its own', `UPDATE audit_log SET former = repeat('1', 64) WHERE number = 6`, /entry 6 was changed/],
      ['a head of its own', `UPDATE audit_head SET number = number - 1`, /broken: entry \d+/],
    ])('shows %s', async (_, statement, sentence) => {
      const trial = await office.strapi.db.connection.transaction();
      await trial.raw(untriggered(statement));
      const { broken } = await verification().follow(trial as never);
      await trial.rollback();
      expect(broken && tellBreak(broken)).toMatch(sentence);
    });
  });

  it('lets old entries go, and holds from the last that went', async () => {
    expect(await retention().keep({ days: 30 })).toBe(0);
    await sql(
      `ALTER TABLE audit_log DISABLE TRIGGER USER; UPDATE audit_log SET at = at - interval '400 days' WHERE number <= 10;
      ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_append; ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_refuse;
      ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_refuse_all`.replaceAll(
        'TRIGGER audit_refuse',
        'TRIGGER audit_log_refuse',
      ),
    );
    expect(await retention().keep({ days: 365 })).toBe(10);
    expect(await verification().verify(office.strapi.db.connection)).toMatchObject({ broken: null, from: { number: 10 } });
    expect(await audit.historyOf({ type: RELEASE, documentId: 'a1' })).toEqual([]);
    expect(await retention().keep({ days: 365 })).toBe(0);
    await expect(sql('DELETE FROM audit_log WHERE number = 11')).rejects.toThrow(/only added to/);
    await expect(sql('DELETE FROM audit_anchors')).rejects.toThrow(/only added to/);
    const out = await runCommand(office.databaseUrl, 'audit', 'verify');
    expect(out).toMatchObject({ status: 0, out: expect.stringMatching(/after 10, up to which they were let go/) });
  });

  it('is out of reach of the application where it belongs to a role of its own, as the README has it', async () => {
    const [, readme = ''] = /```sql\n([^`]*)```/.exec(readFileSync(join(ROOT, 'src/plugins/audit/README.md'), 'utf8')) ?? [];
    const unique = `clerk_${process.pid}`;
    await sql(`SET createrole_self_grant = 'set, inherit'; CREATE ROLE ${unique}`);
    await sql(
      `SET createrole_self_grant = 'set, inherit'; ` +
        readme.replaceAll(/\bdeltio(_log)?\b/g, (_, log) => `${unique}${log ?? ''}`),
    );
    const app = await office.strapi.db.connection.transaction();
    await app.raw(`SET LOCAL ROLE ${unique}`);
    const refused = async (statement: string) => {
      await app.raw('SAVEPOINT trial');
      const fault = await app.raw(statement).then(
        () => 'done',
        (error: Error) => error.message,
      );
      await app.raw('ROLLBACK TO trial');
      return fault;
    };
    for (const statement of [
      `UPDATE audit_log SET note = 'x'`,
      'DELETE FROM audit_log',
      'TRUNCATE audit_log',
      'ALTER TABLE audit_log DISABLE TRIGGER USER',
      'DROP TABLE audit_log',
      'UPDATE audit_head SET number = 1',
      `INSERT INTO audit_anchors VALUES (20, '', 0, now())`,
      'CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$',
    ])
      expect([statement, await refused(statement)]).toEqual([
        statement,
        expect.stringMatching(/permission denied|must be owner/),
      ]);
    const row = `INSERT INTO audit_log (act, actor_kind, actor_name) VALUES ('x', 'system', 'x')`;
    await app.raw(row);
    expect((await app.raw('SELECT removed FROM audit_retain(365)')).rows).toEqual([{ removed: '0' }]);
    await app.rollback();
  });
});
