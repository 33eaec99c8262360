import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { z } from 'zod';

import { jobs } from '../../src/plugins/jobs/server/jobs';
import type { JobInfo } from '../../src/plugins/jobs/server/tasks';

const log = { warn: say, error: say, debug: () => undefined };
const strapi = { log } as unknown as Core.Strapi;
const work = jobs({ strapi });
const notes = new Client(process.env.DATABASE_URL);

/** A process that does nothing but the office's background work: it notes when it begins a job, lingers, and notes the end. */
async function main(): Promise<void> {
  await notes.connect();
  const payload = z.object({ ms: z.number() });
  work.define({ name: 'test.linger', payload, run: linger });
  work.define({ name: 'test.once', payload, run: linger, attempts: 1 });
  work.work();
  process.on('SIGTERM', () => void close());
}

async function linger({ payload: { ms }, job }: { payload: { ms: number }; job: JobInfo }): Promise<void> {
  await note(job.id, 'begun');
  await new Promise((done) => setTimeout(done, ms));
  await note(job.id, 'done');
}

async function close(): Promise<void> {
  await work.rest();
  await notes.end();
  process.exit(0);
}

async function note(job: string, what: string): Promise<void> {
  await notes.query('INSERT INTO notes (job, what, pid) VALUES ($1, $2, $3)', [job, what, process.pid]);
}

function say(sentence: string): void {
  console.log(sentence);
}

void main();
