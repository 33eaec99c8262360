import { createHash } from 'node:crypto';
import type fs from 'node:fs';
import { readdirSync } from 'node:fs';
import { readFile, rm, unlink as unlinkNow, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import type { StandIn } from '../src/plugins/diavgeia/api';
import type { copyDocuments } from '../src/plugins/diavgeia/server/documents/documents';
import type { places } from '../src/plugins/diavgeia/server/documents/places';
import type { MirrorService } from '../src/plugins/diavgeia/server/mirror/mirror';
import { compiled } from './support/compiled';
import type { Office } from './support/office';
import { outside } from './support/outside';
import { logIn } from './support/people';
import { clientOf, openMirror, PECULIAR } from './support/portal';

const TOWN = '99001';
type Documents = { copyDocuments: typeof copyDocuments };
type Provider = { upload(file: object): Promise<void> };

describe('Copies of documents', () => {
  let office: Office;
  let standIn: StandIn;
  let mirror: MirrorService;
  let opened: Awaited<ReturnType<typeof openMirror>>;
  beforeAll(async () => {
    opened = await openMirror({ acts: 40 }, { DIAVGEIA_DOCUMENTS: 'true' });
    ({ office, standIn, mirror } = opened);
    (office.strapi.plugin('jobs').service('jobs') as unknown as { work(): void }).work();
  });
  afterAll(async () => {
    await Promise.all(mine().map((name) => rm(join(uploads(), name))));
    await opened.close();
  });

  const uploads = () => join(office.strapi.dirs.static.public, 'uploads');
  const before = new Set<string>();
  const mine = () => readdirSync(uploads()).filter((name) => name.startsWith('diavgeia_') && !before.has(name));
  const go = (kind: 'backfill' | 'sync') => mirror.go({ organizationUid: TOWN, kind });
  const sql = <T>(text: string, values: unknown[] = []) => opened.sql<T>(text, values);
  const until = async (holds: () => Promise<boolean>) => {
    for (let tries = 0; tries < 400 && !(await holds()); tries += 1) await sleep(50);
  };
  const copyOf = async (ada: string) => {
    const [row] = await sql<{ copy: string | null }>('SELECT document_copy::text AS copy FROM decisions WHERE ada = ?', [ada]);
    return row?.copy ? (JSON.parse(row.copy) as { url: string; sha256: string; size: number }) : null;
  };
  const none = async () =>
    (
      await sql(`SELECT 1 FROM decisions WHERE exposure = 'public' AND document_url IS NOT NULL AND document_copy IS NULL
        AND decision_status <> 'revoked'`)
    ).length === 0;

  it('wait while there is no room, and are all made when there is', async () => {
    for (const name of readdirSync(uploads())) before.add(name);
    // What the disk says passes through the office's own watch over its file store.
    const write = jest
      .spyOn(outside.require('node:fs') as typeof fs, 'writeFile')
      .mockImplementation(((...args: unknown[]) =>
        (args.at(-1) as (fault: Error) => void)(Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' }))) as never);
    await go('backfill');
    const fault = async () =>
      (await sql<{ last_error: string }>(`SELECT last_error FROM graphile_worker._private_jobs WHERE last_error IS NOT NULL`))[0];
    await until(async () => (await fault()) !== undefined);
    expect((await fault())?.last_error).toContain('There is no room left for copies of documents');
    const failed = await sql<{ fault: string }>(`SELECT fault FROM diavgeia_documents`);
    expect(failed.map(({ fault: why }) => why)).toEqual(Array(3).fill(expect.stringContaining('document-no-room')));
    write.mockRestore();
    await go('sync');
    await until(none);
    expect(await none()).toBe(true);
    const copy = await copyOf(PECULIAR.newline);
    const bytes = await readFile(join(uploads(), copy?.url.split('/').pop() ?? ''));
    expect(copy).toMatchObject({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  });

  it('are made of what is public alone', async () => {
    const hidden = await sql<{ document_copy: null }>(`SELECT document_copy FROM decisions WHERE exposure <> 'public'`);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.every(({ document_copy }) => document_copy === null)).toBe(true);
  });

  it('go with the sync that learns of a revocation, and are made anew of a correction', async () => {
    const [first, second] = [await copyOf(PECULIAR.newline), await copyOf(PECULIAR.lookAlike)];
    standIn.shelf.revoke(PECULIAR.newline);
    standIn.shelf.correct(PECULIAR.lookAlike, { subject: 'Ορθή επανάληψη' });
    await go('sync');
    expect(mine()).not.toContain(first?.url.split('/').pop());
    await until(none);
    const anew = await copyOf(PECULIAR.lookAlike);
    expect(anew?.url).not.toBe(second?.url);
    expect(mine()).not.toContain(second?.url.split('/').pop());
    expect(mine()).toContain(anew?.url.split('/').pop());
  });

  it('go though the sync that learned of the revocation broke off', async () => {
    const [{ ada, url } = { ada: '', url: '' }] = await sql<{ ada: string; url: string }>(
      `SELECT ada, document_copy ->> 'url' AS url FROM decisions WHERE document_copy IS NOT NULL AND ada <> ALL (?)
        ORDER BY issue_date DESC LIMIT 1`,
      [Object.values(PECULIAR)],
    );
    expect(mine()).toContain(url.split('/').pop());
    standIn.shelf.revoke(ada);
    standIn.script([{ when: 'from_issue_date=2011-', times: 5, fault: { kind: 'status', status: 503 } }]);
    const portal = clientOf(standIn);
    await expect(mirror.go({ organizationUid: TOWN, kind: 'sync', portal })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await copyOf(ada)).toBeNull();
    expect(mine()).not.toContain(url.split('/').pop());
    standIn.script([]);
    await go('sync');
  });

  describe('that cannot be had', () => {
    const copiesNow = () => compiled<Documents>('plugins/diavgeia/server/documents/documents').copyDocuments(office.strapi);
    const newest = async (count: number) =>
      (
        await sql<{ ada: string; url: string }>(
          `SELECT ada, document_copy ->> 'url' AS url FROM decisions WHERE document_copy IS NOT NULL AND ada <> ALL (?)
            ORDER BY issue_date DESC NULLS LAST LIMIT ?`,
          [Object.values(PECULIAR), count],
        )
      ).map(({ ada, url }) => ({ ada, file: url.split('/').pop() ?? '' }));
    const replaced = (adas: string[]) => sql('UPDATE decisions SET document_copy = NULL WHERE ada = ANY (?)', [adas]);
    const faultOf = async (ada: string) =>
      (await sql<{ fault: string | null }>('SELECT fault FROM diavgeia_documents WHERE ada = ?', [ada]))[0]?.fault;
    afterEach(() => standIn.script([]));

    it('do not keep the others waiting, nor the copy of an earlier version here', async () => {
      const [bad, good] = await newest(2);
      await replaced([bad?.ada ?? '', good?.ada ?? '']);
      standIn.script([{ when: `/doc/${bad?.ada}`, times: 99, fault: { kind: 'broken' } }]);
      expect(await copiesNow()).toEqual({ kept: 1, failed: 1 });
      expect([await copyOf(bad?.ada ?? ''), await copyOf(good?.ada ?? '')]).toEqual([null, expect.anything()]);
      expect(await faultOf(bad?.ada ?? '')).toContain('unreachable');
      expect(mine()).not.toContain(bad?.file);
      expect(mine()).not.toContain(good?.file);
      standIn.script([]);
      expect(await copiesNow()).toEqual({ kept: 1, failed: 0 });
    });

    it('do not keep the others waiting though they are many, as long as the portal answers', async () => {
      const adas = (await newest(7)).map(({ ada }) => ada);
      await replaced(adas);
      standIn.script(adas.slice(0, 5).map((ada) => ({ when: `/doc/${ada}`, fault: { kind: 'cut' } })));
      expect(await copiesNow()).toEqual({ kept: 2, failed: 5 });
      expect(await copiesNow()).toEqual({ kept: 5, failed: 0 });
    });

    it('leave what another process copied meanwhile as it is', async () => {
      const [{ ada, file } = { ada: '', file: '' }] = await newest(1);
      const asOutside = compiled<{ places: typeof places }>('plugins/diavgeia/server/documents/places');
      const { begin, fail } = asOutside.places(office.strapi);
      expect(await begin({ ada, versionId: null })).toBeUndefined();
      await fail({ ada, versionId: null }, { code: 'document-empty' });
      expect([(await copyOf(ada))?.url.split('/').pop(), mine().includes(file), await faultOf(ada)]).toEqual([file, true, null]);
    });

    it('are not asked for one by one while the portal is out', async () => {
      await replaced((await newest(6)).map(({ ada }) => ada));
      standIn.script([{ when: '/doc/', times: 99, fault: { kind: 'status', status: 503 } }]);
      const before = standIn.requests.length;
      await expect(copiesNow()).rejects.toMatchObject({ code: 'unavailable' });
      expect(standIn.requests.length - before).toBe(3);
      standIn.script([]);
      expect(await copiesNow()).toEqual({ kept: 6, failed: 0 });
    });
  });

  it('go though another one cannot be deleted, and that one with the next sync', async () => {
    const copied = await sql<{ ada: string; file: string }>(
      `SELECT ada, file ->> 'hash' AS file FROM diavgeia_documents WHERE state = 'kept' AND ada <> ALL (?) ORDER BY ada LIMIT 2`,
      [Object.values(PECULIAR)],
    );
    const [stuck, other] = copied.map(({ ada, file }) => (standIn.shelf.revoke(ada), `${file}.pdf`));
    const unlink = jest.spyOn(outside.require('node:fs') as typeof fs, 'unlink');
    unlink.mockImplementation(((path: string, done: (fault: Error | null) => void) =>
      path.endsWith(stuck ?? '-') ? done(new Error('EBUSY')) : void unlinkNow(path).then(() => done(null), done)) as never);
    await expect(go('sync')).rejects.toThrow();
    expect([mine().includes(stuck ?? ''), mine().includes(other ?? '')]).toEqual([true, false]);
    unlink.mockRestore();
    await go('sync');
    expect(mine()).not.toContain(stuck);
  });

  it('leave nothing half written behind, though nobody is left to finish them', async () => {
    const [{ ada } = { ada: '' }] = await sql<{ ada: string }>(`SELECT ada FROM decisions WHERE exposure <> 'public' LIMIT 1`);
    const file = { name: 'x.pdf', hash: 'diavgeia_half', ext: '.pdf', mime: 'application/pdf', size: 0, url: '' };
    await writeFile(join(uploads(), 'diavgeia_half.pdf'), '%PDF-1.4');
    const begun = `INSERT INTO diavgeia_documents (ada, state, file, tried_at) VALUES (?, 'begun', ?::jsonb, now())`;
    await sql(begun, [ada, JSON.stringify(file)]);
    await go('sync');
    expect(mine()).not.toContain('diavgeia_half.pdf');
    expect(await sql('SELECT 1 FROM diavgeia_documents WHERE ada = ?', [ada])).toEqual([]);
  });

  it('are noted before they are written, under names that nobody can guess', async () => {
    const { provider } = office.strapi.plugin('upload') as unknown as { provider: Provider };
    const upload = provider.upload.bind(provider);
    const noted: unknown[] = [];
    provider.upload = async (file) => {
      const { hash } = file as { hash: string };
      // From beside, as another process sees it.
      const outside = new Client(office.databaseUrl);
      await outside.connect();
      const found = await outside.query(`SELECT state FROM diavgeia_documents WHERE file ->> 'hash' = $1`, [hash]);
      noted.push(...(found.rows as { state: string }[]).map(({ state }) => state));
      await outside.end();
      return upload(file);
    };
    const copy = await copyOf(PECULIAR.lookAlike);
    await sql('UPDATE decisions SET document_copy = NULL WHERE ada = ?', [PECULIAR.lookAlike]);
    await go('sync');
    await until(none);
    provider.upload = upload;
    expect(noted).toEqual(['begun']);
    expect((await copyOf(PECULIAR.lookAlike))?.url).not.toBe(copy?.url);
  });

  it('go when a single act is asked for that was revoked', async () => {
    const ada = PECULIAR.severalUnits;
    const copy = await copyOf(ada);
    expect(mine()).toContain(copy?.url.split('/').pop());
    standIn.shelf.revoke(ada);
    const read = await mirror.portal().decision(ada);
    if (!('act' in read)) throw new Error('It should be read.');
    await mirror.take(read);
    expect(await copyOf(ada)).toBeNull();
    expect(mine()).not.toContain(copy?.url.split('/').pop());
  });

  it('go at once when the office hides the act, or shows it without its subject', async () => {
    const clerk = await logIn(office, 'transparency');
    for (const [ada, exposure] of [
      [PECULIAR.attached, 'hidden'],
      [PECULIAR.oddClock, 'masked'],
    ] as const) {
      const file = (await copyOf(ada))?.url.split('/').pop();
      expect(mine()).toContain(file);
      expect((await clerk.put('/diavgeia/exposures', { subject: ada, exposure })).status).toBe(200);
      expect(mine()).not.toContain(file);
    }
  });
});
