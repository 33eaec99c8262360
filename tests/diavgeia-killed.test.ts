import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { StandIn } from '../src/plugins/diavgeia/api';
import { ROOT, testEnvironment } from './support/environment';
import { openOffice, type Office } from './support/office';
import { openPortal } from './support/portal';

const TOWN = '99001';

/** In processes of their own, as an operator starts them, and killed as a power cut does it. */
describe('A mirror that is killed while it fills', () => {
  let office: Office;
  let standIn: StandIn;
  beforeAll(async () => {
    ({ standIn } = await openPortal({ acts: 2_500 }));
    office = await openOffice();
  });
  afterAll(async () => {
    await office.close();
    await standIn.close();
  });

  const start = (): ChildProcess =>
    spawn(process.execPath, [join(ROOT, 'dist', 'src', 'office', 'cli.js'), 'diavgeia', 'backfill', '--organization', TOWN], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, ...testEnvironment(office.databaseUrl), DIAVGEIA_URL: standIn.url },
    });
  const rows = async <T>(sql: string) => (await office.strapi.db.connection.raw(sql)).rows as T[];

  it('goes on where it was, with every act once', async () => {
    standIn.script([{ times: 100_000, when: 'search', fault: { kind: 'slow', ms: 30 } }]);
    for (const questions of [20, 25]) {
      const child = start();
      const goal = standIn.requests.length + questions;
      while (standIn.requests.length < goal && child.exitCode === null) await sleep(10);
      expect(child.exitCode).toBeNull();
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const [open] = await rows<{ done: string }>(`SELECT count(*) AS done FROM diavgeia_windows WHERE state = 'done'`);
    expect(Number(open?.done)).toBeGreaterThan(20);
    standIn.script([]);
    const last = start();
    const said: string[] = [];
    for (const stream of [last.stdout, last.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    await once(last, 'exit');
    expect([last.exitCode, said.join('')]).toEqual([0, expect.stringContaining(`${TOWN}: backfill done`)]);
    const kept = await rows<{ ada: string; version_id: string }>('SELECT ada, version_id FROM decisions');
    const there = standIn.shelf.all().filter(({ organizationId }) => organizationId === TOWN);
    expect(kept.map(({ ada, version_id }) => `${ada} ${version_id}`).sort()).toEqual(
      there.map(({ ada, versionId }) => `${ada} ${versionId}`).sort(),
    );
    expect(await rows('SELECT count(*)::int AS count FROM diavgeia_versions WHERE number > 0')).toEqual([{ count: kept.length }]);
    const [walk] = await rows<{ added: number }>(`SELECT added FROM diavgeia_walks`);
    expect(walk?.added).toBe(kept.length);
  }, 240_000);
});
