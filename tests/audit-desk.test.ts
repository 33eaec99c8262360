import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runCommand } from './support/command';
import type { Audit } from './support/ledgers';
import { openOffice, type Office } from './support/office';
import { logIn, type Person } from './support/people';
import { patiently } from './support/postgres-processes';

const MARIA = { kind: 'person', id: '7', name: 'Μαρία Παππά' } as const;

type Shown = { number: number; subject: { documentId: string } | null };
type Exported = { canonical: string; hash: string; former: string };

describe('The log at the panel', () => {
  let office: Office;
  let audit: Audit;
  let head: Person;
  beforeAll(async () => {
    office = await openOffice();
    audit = office.strapi.plugin('audit').service('log') as unknown as Audit;
    head = await logIn(office, 'head');
  });
  afterAll(() => office.close());

  const sql = (text: string) => office.strapi.db.connection.raw(text);
  const record = (documentId: string, act: string) =>
    audit.record({
      act,
      by: MARIA,
      subject: { type: 'api::press-release.press-release', documentId, locale: 'el', title: 'Νέα ώρα' },
    });

  it('tells who changed people, roles and tokens, and refuses what it cannot tell', async () => {
    const admin = await logIn(office, 'admin');
    const acts = async () =>
      (await sql('SELECT act, before, after, actor_name, title, ip FROM audit_log ORDER BY number DESC LIMIT 1')).rows[0];
    expect(await acts()).toMatchObject({ act: 'panel.login', actor_name: 'Admin Demo', ip: expect.stringMatching(/127.0.0.1/) });
    await office.http.post('/admin/login').send({ email: 'nobody@demo.example', password: 'Wrong-1-password' }).expect(400);
    await patiently(async () =>
      expect(await acts()).toMatchObject({ act: 'panel.login-failed', actor_name: 'nobody@demo.example' }),
    );

    const role = await office.strapi.db.query('admin::role').findOne({ where: { code: 'writer' } });
    const { body } = await admin.post('/admin/users', {
      firstname: 'Νίκος',
      lastname: 'Χ',
      email: 'nikos@demo.example',
      roles: [role.id],
    });
    const { id } = body.data as { id: number };
    expect(await acts()).toMatchObject({ act: 'user.create', actor_name: 'Admin Demo', title: 'Νίκος Χ', before: null });
    await admin.put(`/admin/users/${id}`, { firstname: 'Νικόλαος', password: 'Other-Password-1' });
    const changed = await acts();
    expect(JSON.parse(changed.before)).toEqual({ firstname: 'Νίκος', password: '•••' });
    expect(JSON.parse(changed.after)).toEqual({ firstname: 'Νικόλαος', password: '•••' });

    const read = { action: 'plugin::audit.read', subject: null, properties: {}, conditions: [] };
    const held = (await admin.get(`/admin/roles/${role.id}/permissions`)).body.data as (typeof read)[];
    const kept = held.map(({ action, subject, properties, conditions }) => ({ action, subject, properties, conditions }));
    expect((await admin.put(`/admin/roles/${role.id}/permissions`, { permissions: [...kept, read] })).status).toBe(200);
    const granted = await acts();
    expect(granted).toMatchObject({ act: 'role.change', actor_name: 'Admin Demo' });
    expect([JSON.parse(granted.before), JSON.parse(granted.after)]).toEqual([
      { permissions: [] },
      { permissions: ['plugin::audit.read'] },
    ]);
    await admin.post('/admin/api-tokens', { name: 'site', description: '', type: 'read-only', lifespan: null });
    const made = await acts();
    expect(made).toMatchObject({ act: 'api-token.create', title: 'site' });
    expect(JSON.parse(made.after)).toMatchObject({ accessKey: '•••', type: 'read-only' });

    await sql('ALTER TABLE audit_log RENAME TO audit_elsewhere');
    expect((await admin.put(`/admin/users/${id}`, { firstname: 'Κανείς' })).status).toBe(500);
    await sql('ALTER TABLE audit_elsewhere RENAME TO audit_log');
    expect(await office.strapi.db.query('admin::user').findOne({ where: { id } })).toMatchObject({ firstname: 'Νικόλαος' });
  });

  it('is read by the head and nobody else, paged and narrowed', async () => {
    expect((await (await logIn(office, 'editor')).get('/audit/entries')).status).toBe(403);
    expect((await office.http.get('/audit/entries')).status).toBe(401);
    const ask = async (query = '') =>
      (await head.get(`/audit/entries${query}`)).body as unknown as { data: Shown[]; next: number | null };
    for (let i = 0; i < 60; i++) await record(`p${i}`, i % 2 ? 'editorial.return' : 'editorial.submit');
    const first = await ask();
    const second = await ask(`?before=${first.next}`);
    expect([first.data.length, first.data[0]?.subject?.documentId]).toEqual([50, 'p59']);
    expect((first.data.at(-1)?.number ?? 0) - 1).toBe(second.data[0]?.number);
    expect((await ask('?act=editorial.return&document=p7')).data.map((e) => e.subject?.documentId)).toEqual(['p7']);
    expect((await ask('?person=παππά&type=api::press-release.press-release')).data).toHaveLength(50);
    expect((await ask('?person=100%25')).data).toEqual([]);
    expect((await ask('?to=2020-01-01')).data).toEqual([]);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Athens' }).format(new Date());
    expect((await ask(`?from=${today}&to=${today}`)).data).toHaveLength(50);
    for (const wrong of ['?act[$ne]=x', '?before=0', '?from=2026-02-31', '?other=1'])
      expect((await head.get(`/audit/entries${wrong}`)).status).toBe(400);
  });

  it('is exported as lines that anybody can check', async () => {
    const answer = await head.get('/audit/export');
    expect(answer.status).toBe(200);
    const file = join(await mkdtemp(join(tmpdir(), 'log-')), 'log.jsonl');
    expect(await runCommand(office.databaseUrl, 'audit', 'export', '--file', file)).toMatchObject({ status: 0, out: '' });
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Exported);
    expect(lines.at(-1)).toMatchObject({ act: 'audit.export', by: { kind: 'system' } });
    expect(lines.at(-2)).toMatchObject({ act: 'audit.export', by: { kind: 'person', name: 'Head Demo' } });
    for (const [i, { canonical, hash, former }] of lines.entries()) {
      expect(createHash('sha256').update(canonical).digest('hex')).toBe(hash);
      expect(former).toBe(lines[i - 1]?.hash ?? '0'.repeat(64));
    }
    expect(await runCommand(office.databaseUrl, 'audit', 'export', '--file', file)).toMatchObject({ status: 1 });
    expect((await runCommand(office.databaseUrl, 'audit', 'export', '--to', '2020-12-31')).out).toBe('');
  });
});
