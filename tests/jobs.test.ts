import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { jobs } from '../src/plugins/jobs/api';
import type { Listing } from '../src/plugins/jobs/shared/contracts';
import { openOffice, type Office } from './support/office';
import { draftRelease } from './support/paper';
import { logIn, type Person } from './support/people';

const payload = z.object({ name: z.string() });

describe('Background work', () => {
  let office: Office;
  const done: string[] = [];
  beforeAll(async () => {
    office = await openOffice({ ROLE: 'all' });
    jobs(office.strapi).define({ name: 'test.note', payload, run: async ({ payload: { name } }) => void done.push(name) });
  });
  afterAll(() => office.close());
  beforeEach(() => void (done.length = 0));

  const note = (name: string, rest: { at?: Date; key?: string; queue?: string } = {}) =>
    jobs(office.strapi).enqueue({ task: 'test.note', payload: { name }, ...rest });
  const soon = (ms: number) => new Date(Date.now() + ms);

  it('is done once, and within the second of its time', async () => {
    const due = soon(2_000);
    await note('later', { at: due });
    await note('now');
    await until(() => done.length === 1);
    expect(done).toEqual(['now']);
    await until(() => done.length === 2);
    expect(Date.now() - due.getTime()).toBeLessThan(1_000);
    await sleep(300);
    expect(done).toEqual(['now', 'later']);
  });

  it('belongs to the transaction it is ordered in', async () => {
    await office.strapi.db.transaction(async () => {
      await note('kept');
      await sleep(300);
      expect(done).toEqual([]);
    });
    await until(() => done.length === 1);
    const broken = office.strapi.db.transaction(async () => {
      await note('lost');
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    await note('after it');
    await until(() => done.length === 2);
    expect(done).toEqual(['kept', 'after it']);
  });

  it('is replaced and taken back by its key, in the open transaction too', async () => {
    await note('first', { key: 'a', at: soon(400) });
    await note('second', { key: 'a', at: soon(400) });
    await note('kept', { key: 'b', at: soon(400) });
    await note('taken back', { key: 'c', at: soon(400) });
    await jobs(office.strapi).cancel({ key: 'c' });
    const broken = office.strapi.db.transaction(async () => {
      await jobs(office.strapi).cancel({ key: 'b' });
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    await until(() => done.length === 2);
    await sleep(200);
    expect(done.sort()).toEqual(['kept', 'second']);
  });

  it('is refused to whoever orders it wrongly', async () => {
    await expect(jobs(office.strapi).enqueue({ task: 'test.nothing', payload: {} })).rejects.toThrow('No task is called');
    await expect(jobs(office.strapi).enqueue({ task: 'test.note', payload: { name: 3 } })).rejects.toThrow('does not fit');
  });

  describe('that cannot be done', () => {
    let head: Person;
    /** Past the door, as an older version of the office may have left it. */
    const smuggle = (task: string, payload: object) =>
      office.strapi.db.connection.raw(
        `SELECT graphile_worker.add_job(?, ?::json, queue_name := 'one', run_at := now() - interval '1 hour')`,
        [task, JSON.stringify(payload)],
      );
    const listed = async (state: string) => (await head.get(`/jobs/list?state=${state}`)).body.data as Listing;
    const failed = async () => (await listed('failed')).jobs.map(({ task, attempts, error }) => ({ task, attempts, error }));

    beforeAll(async () => {
      head = await logIn(office, 'head');
      let tries = 0;
      const flaky = async () => {
        if (++tries <= 2) throw new Error(`The station is closed, try ${tries}.`);
        done.push('flaky');
      };
      jobs(office.strapi).define({ name: 'test.flaky', payload: z.object({}), attempts: 2, run: flaky });
    });

    it('fails at once where nobody knows how, and keeps neither the queue nor its own from going on', async () => {
      await smuggle('test.note', { name: 7 });
      await smuggle('test.forgotten', {});
      await note('behind them', { queue: 'one' });
      await until(() => done.length === 1);
      await until(async () => (await failed()).length === 2);
      expect(await failed()).toEqual(
        expect.arrayContaining([
          { task: 'test.note', attempts: 1, error: expect.stringContaining('name: Invalid input: expected string') },
          { task: 'test.forgotten', attempts: 25, error: 'No task is called “test.forgotten”.' },
        ]),
      );
      expect((await listed('failed')).counts).toMatchObject({ waiting: 0, running: 0, failed: 2, due: 0, runners: 1 });
    });

    it('is tried again, later, as often as its task says, with the last error kept', async () => {
      await jobs(office.strapi).enqueue({ task: 'test.flaky', payload: {} });
      await until(async () => (await listed('waiting')).jobs[0]?.error === 'The station is closed, try 1.');
      const [again] = (await listed('waiting')).jobs;
      expect(new Date(again?.dueAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 1_000);
      await office.strapi.db.connection.raw('UPDATE graphile_worker._private_jobs SET run_at = now()');
      await until(async () => (await failed()).some(({ task }) => task === 'test.flaky'));
      expect(await failed()).toContainEqual({ task: 'test.flaky', attempts: 2, error: 'The station is closed, try 2.' });
    });

    it('is tried again or deleted by hand, and nothing else is', async () => {
      const { jobs: rows } = await listed('failed');
      const flaky = rows.find(({ task }) => task === 'test.flaky');
      expect((await head.post(`/jobs/${flaky?.id}/retry`)).status).toBe(200);
      await until(() => done.includes('flaky'));
      const again = await head.post(`/jobs/${flaky?.id}/retry`);
      expect([again.status, again.body.error]).toMatchObject([
        400,
        { name: 'Refused', details: { refusals: [{ code: 'job-not-failed' }] } },
      ]);
      await note('waits', { at: soon(60_000), key: 'w' });
      const waits = (await listed('waiting')).jobs[0];
      expect((await head.delete(`/jobs/${waits?.id}`)).status).toBe(400);
      for (const { id } of rows.filter(({ task }) => task !== 'test.flaky'))
        expect((await head.delete(`/jobs/${id}`)).status).toBe(200);
      expect((await listed('failed')).counts).toMatchObject({ waiting: 1, failed: 0 });
      await jobs(office.strapi).cancel({ key: 'w' });
    });

    it('names the text it is about, and nothing else of what it was told', async () => {
      const { documentId } = await draftRelease(office, { title: 'Νέο ωράριο' });
      const version = { type: 'api::press-release.press-release', documentId, language: 'el' };
      const later = { at: new Date(Date.now() + 60_000), key: 'about' };
      await jobs(office.strapi).enqueue({ task: 'editorial.due', payload: { ...version, at: later.at.toISOString() }, ...later });
      const [job] = (await listed('waiting')).jobs;
      expect(job?.subject).toEqual({ ...version, title: 'Νέο ωράριο' });
      expect(job).not.toHaveProperty('payload');
      await jobs(office.strapi).cancel({ key: 'about' });
    });

    it('is the head’s affair', async () => {
      const writer = await logIn(office, 'writer');
      expect((await writer.get('/jobs/list')).status).toBe(403);
      expect((await writer.post('/jobs/1/retry')).status).toBe(403);
      expect((await office.http.get('/jobs/list')).status).toBe(401);
      expect((await head.get('/jobs/list?state=gone')).status).toBe(400);
      expect((await head.delete('/jobs/1;2')).status).toBe(400);
    });
  });

  it('is seen by whoever watches the server', async () => {
    expect(await office.http.get('/_ready')).toMatchObject({ status: 200, body: { database: true, queue: true, worker: true } });
    const { text } = await office.http.get('/metrics');
    expect(text).toMatch(/^deltio_jobs\{state="failed"\} 0$/m);
    expect(text).toMatch(/^deltio_jobs_runners 1$/m);
    expect(text).toMatch(/^deltio_jobs_oldest_due_seconds 0$/m);
  });

  it('rests when the office closes, and comes back with it', async () => {
    await office.restart();
    await until(() => jobs(office.strapi).isWorking() === true);
    jobs(office.strapi).define({ name: 'test.note', payload, run: async ({ payload: { name } }) => void done.push(name) });
    await note('after');
    await until(() => done.length === 1);
  });
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await holds()); await sleep(20))
    if (Date.now() > end) throw new Error('It did not happen in time.');
}
