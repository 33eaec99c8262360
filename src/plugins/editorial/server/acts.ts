import type { Core } from '@strapi/strapi';

import type { Asked } from '../shared/reasons';
import { isOnDesk, settled, type Verb } from '../shared/table';
import { leadTo, letOut, mark, plan, takeBack, unplan } from './outgoing';
import { CLEARED, type Changes } from './papers';
import type { Person } from './people';
import type { Sheet } from './sheets';

/** What a verb is done with, once nothing speaks against it. */
export type Doing = {
  strapi: Core.Strapi;
  by: Person;
  asked: Omit<Asked, 'seen'> & { isMajor?: boolean | undefined };
  now: Date;
};
type Act = (sheets: Sheet[], doing: Doing) => Promise<Changes[]>;

/** What each verb does to the papers, and to what readers see. */
export const ACTS: Record<Verb, Act> = {
  submit: each((_sheet, { by, now }) => ({ state: 'submitted', submittedBy: by.id, submittedAt: now, changedBy: [] })),

  return: each(() => ({ state: 'returned', approvedBy: null, approvedAt: null, approvedHash: null })),

  approve: each(({ draft }, { by, now }) => ({
    state: 'approved',
    approvedBy: by.id,
    approvedAt: now,
    approvedHash: draft.hash,
  })),

  schedule: each(async ({ version }, { strapi, by, asked }) => {
    const dueAt = asked.at!;
    await plan(strapi, version, dueAt);
    return { state: 'scheduled', dueAt, dueBy: by.id, dueNote: asked.note ?? null, dueMajor: asked.isMajor ?? true };
  }),

  unschedule: each(async ({ version }, { strapi }) => {
    await unplan(strapi, version);
    return { state: 'approved', dueAt: null, dueBy: null, dueNote: null, dueMajor: null };
  }),

  publish: (sheets, doing) => letOut(doing.strapi, sheets, { ...going('publish', doing), note: null }),

  'force-publish': async (sheets, doing) => {
    for (const { version } of sheets) await unplan(doing.strapi, version);
    const authors = await Promise.all(sheets.map((sheet) => authorsOf(doing.strapi, sheet)));
    const changes = await letOut(doing.strapi, sheets, going('force-publish', doing));
    const { by, now, asked } = doing;
    const mark = {
      forcedBy: by.id,
      forcedAt: now,
      forcedReason: asked.reason ?? '',
      countersignedBy: null,
      countersignedAt: null,
    };
    return changes.map((change, i) => ({ ...change, ...mark, forcedAuthors: authors[i] ?? [] }));
  },

  countersign: each((_sheet, { by, now }) => ({ countersignedBy: by.id, countersignedAt: now })),

  correct: (sheets, doing) => letOut(doing.strapi, sheets, going('correct', doing)),

  withdraw: each(async ({ version, paper }, { strapi, asked, now }) => {
    // Whoever took the text over has to hear of it, and readers of a feed look at this date.
    await mark(strapi, version, { lifecycle: 'withdrawn', lifecycleNote: asked.reason, publicUpdatedAt: now });
    return { live: 'withdrawn', ...(!isOnDesk(paper.state) && { state: 'withdrawn' }) };
  }),

  unpublish: each(async ({ version, paper }, { strapi, asked }) => {
    await takeBack(strapi, version);
    await unplan(strapi, version);
    const inHand = isOnDesk(paper.state) && paper.state !== 'scheduled';
    return {
      live: 'unpublished',
      goneReason: asked.reason ?? '',
      dueAt: null,
      ...(!inHand && { ...CLEARED, state: settled('unpublished') }),
    };
  }),

  redirect: each(async ({ version, paper }, { strapi, asked }) => {
    const { to = null, url = null } = asked;
    if (paper.live === 'unpublished') return { goneTo: to, goneUrl: url };
    await mark(strapi, version, { lifecycle: 'merged', lifecycleNote: asked.reason ?? null, replacedByUrl: url });
    if (to) await leadTo(strapi, version, to);
    return { live: 'merged', goneTo: to, goneUrl: url, ...(!isOnDesk(paper.state) && { state: 'merged' }) };
  }),
};

/** Who handed the text in or changed it, as far as the paper and the draft know. */
async function authorsOf(strapi: Core.Strapi, { version, paper, draft }: Sheet): Promise<number[]> {
  const populate = { createdBy: { select: ['id'] }, updatedBy: { select: ['id'] } } as never;
  const row = await strapi.db.query(version.type).findOne({ where: { id: draft.row.id }, select: ['id'], populate });
  const { createdBy, updatedBy } = (row ?? {}) as Partial<Record<'createdBy' | 'updatedBy', { id: number } | null>>;
  const named = [paper.submittedBy, ...(paper.changedBy ?? []), createdBy?.id, updatedBy?.id];
  return [...new Set(named.filter((id) => typeof id === 'number'))];
}

function going(verb: Verb, { by, asked, now }: Doing) {
  return { verb, by: by.actor.name, now, note: asked.note ?? null, isMajor: asked.isMajor ?? true };
}

function each(act: (sheet: Sheet, doing: Doing) => Changes | Promise<Changes>): Act {
  return async (sheets, doing) => {
    const changes: Changes[] = [];
    for (const sheet of sheets) changes.push(await act(sheet, doing));
    return changes;
  };
}
