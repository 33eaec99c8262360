import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { jobs } from '../src/plugins/jobs/api';
import { openOffice, type Office } from './support/office';

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
    const due = soon(1_500);
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
      await sleep(700);
      expect(done).toEqual([]);
    });
    await until(() => done.length === 1);
    const broken = office.strapi.db.transaction(async () => {
      await note('lost');
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    await sleep(700);
    expect(done).toEqual(['kept']);
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
    await sleep(1_400);
    expect(done.sort()).toEqual(['kept', 'second']);
  });

  it('is refused to whoever orders it wrongly', async () => {
    await expect(jobs(office.strapi).enqueue({ task: 'test.nothing', payload: {} })).rejects.toThrow('No task is called');
    await expect(jobs(office.strapi).enqueue({ task: 'test.note', payload: { name: 3 } })).rejects.toThrow('does not fit');
  });
});

async function until(holds: () => boolean, ms = 5_000): Promise<void> {
  for (const end = Date.now() + ms; !holds(); await sleep(20))
    if (Date.now() > end) throw new Error('It did not happen in time.');
}
