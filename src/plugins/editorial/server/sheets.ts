import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { audit } from '../../audit/api';
import { missingFrom } from '../shared/completeness';
import type { Asked, Situation } from '../shared/reasons';
import type { Verb } from '../shared/table';
import { listenersOf } from './listeners';
import { type Changes, lastMove, type Paper, papers } from './papers';
import type { Person } from './people';
import { type Draft, draftsOf, shapeOf, unpublishedIn, type Version, type Versions } from './texts';

/** A paper with the draft it is about. */
export type Sheet = { version: Version; paper: Paper; draft: Draft };

/** The papers of these language versions, held until the open transaction ends; always in the same order, so that no two wait for each other. */
export async function holdSheets(strapi: Core.Strapi, { type, documentId, languages }: Versions): Promise<Sheet[]> {
  const ordered = [...new Set(languages)].sort();
  const held: Paper[] = [];
  for (const language of ordered) held.push(await papers(strapi).hold({ type, documentId, language }));
  // Read once all are held, so that nobody changes them any more.
  const drafts = await draftsOf(strapi, { type, documentId, languages: ordered });
  return held.map((paper) => {
    const draft = drafts.get(paper.language);
    if (!draft) throw new errors.NotFoundError();
    return { version: { type, documentId, language: paper.language }, paper, draft };
  });
}

/** What the rules are asked about. */
export async function situationOf(
  strapi: Core.Strapi,
  { version, paper, draft }: Omit<Sheet, 'paper'> & { paper: Omit<Paper, 'id'> },
): Promise<Situation> {
  const unpublished = await unpublishedIn(strapi, version, draft.row);
  return {
    state: paper.state,
    live: paper.live,
    last: lastMove(paper),
    submittedBy: paper.submittedBy,
    changedBy: paper.changedBy ?? [],
    forcedBy: paper.forcedBy,
    isCountersigned: paper.countersignedBy !== null,
    isAsApproved: paper.approvedHash === draft.hash,
    embargoUntil: draft.embargoUntil,
    missing: missingFrom({ text: draft.text, shape: shapeOf(strapi, version.type), unpublished }),
  };
}

type Settling = { verb: Verb; by: Person; now: Date; asked: Asked };

/** Writes down what was done: in the paper for the desk, in the log for ever. */
export async function settle(strapi: Core.Strapi, sheet: Sheet, changes: Changes, settling: Settling): Promise<void> {
  const { paper, version, draft } = sheet;
  const { verb, by, now, asked } = settling;
  await papers(strapi).change(paper, { ...changes, lastVerb: verb, lastBy: by.actor.name, lastAt: now });
  await listenersOf(strapi).tell({ verb, by, now, version, title: draft.text.title, paper });
  await audit(strapi).record({
    act: `editorial.${verb}`,
    by: by.actor,
    subject: { type: version.type, documentId: version.documentId, locale: version.language, title: draft.text.title },
    before: { state: paper.state, live: paper.live },
    after: { state: changes.state ?? paper.state, live: changes.live ?? paper.live, ...(asked.at && { at: asked.at }) },
    note: asked.reason ?? asked.note ?? null,
  });
}
