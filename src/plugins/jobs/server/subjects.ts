import type { Core, UID } from '@strapi/strapi';

import type { JobRow } from '../shared/contracts';
import type { Subject, Tasks } from './tasks';

/** A job as the queue holds it. */
export type Queued = Omit<JobRow, 'subject'> & { payload: unknown };

type Given = { strapi: Core.Strapi; tasks: Tasks };
type Ability = { can(action: string, subject: object): boolean };
const READ = 'plugin::content-manager.explorer.read';

/** Names the texts that jobs are about, to whoever may read them; what else a job was told stays with it. */
export async function withSubjects({ strapi, tasks }: Given, jobs: Queued[]): Promise<JobRow[]> {
  const told: JobRow[] = [];
  for (const { payload, ...job } of jobs) {
    const subject = tasks.subjectOf(job.task, payload);
    const title = subject && mayRead(strapi, subject) ? await titleOf(strapi, subject) : undefined;
    told.push({ ...job, subject: subject && title ? { ...subject, title } : null });
  }
  return told;
}

function mayRead(strapi: Core.Strapi, { type, language }: Subject): boolean {
  const { userAbility } = (strapi.requestContext.get()?.state ?? {}) as { userAbility?: Ability };
  return userAbility?.can(READ, { __caslSubjectType__: type, locale: language }) ?? false;
}

async function titleOf(strapi: Core.Strapi, { type, documentId, language }: Subject): Promise<string | undefined> {
  const where = { documentId, locale: language, publishedAt: null };
  const found = await strapi.db.query(type as UID.ContentType).findOne({ where: where as never, select: ['title'] as never });
  return (found as { title?: string } | null)?.title;
}
