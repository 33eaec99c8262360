import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { audit } from '../../audit/api';
import { missingFrom } from '../shared/completeness';
import type { Asked, Situation } from '../shared/reasons';
import type { Verb } from '../shared/table';
import { listenersOf } from './listeners';
import { type Changes, lastMove, type Paper, papers } from './papers';
import type { Person } from './people';
import { type Draft, draftsOf, issuerOf, shapeOf, unpublishedIn, untranslatedIssuer, type Version, type Versions } from './texts';

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
  const issuer = issuerOf(draft);
  const unpublished = await unpublishedIn(strapi, version, draft.row);
  return {
    state: paper.state,
    live: paper.live,
    last: lastMove(paper),
    submittedBy: paper.submittedBy,
    changedBy: paper.changedBy ?? [],
    forcedBy: paper.forcedBy,
    forcedAuthors: paper.forcedAuthors ?? [],
    isCountersigned: paper.countersignedBy !== null,
    isAsApproved: paper.approvedHash === draft.hash,
    embargoUntil: draft.embargoUntil,
    writtenAt: draft.writtenAt,
    missing: missingFrom({
      text: draft.text,
      shape: shapeOf(strapi, version.type),
      unpublished,
      issuer,
      untranslated: issuer ? null : await untranslatedIssuer(strapi, version),
    }),
  };
}

type Settling = { verb: Verb; by: Person; now: Date; asked: Omit<Asked, 'seen'> };

/** Writes down what was done, for each sheet its changes: in the papers for the desk, in the log for ever. */
export async function settle(strapi: Core.Strapi, sheets: Sheet[], changes: Changes[], settling: Settling): Promise<void> {
  const { verb, by, now } = settling;
  for (const [i, { paper }] of sheets.entries())
    await papers(strapi).change(paper, { ...changes[i], lastVerb: verb, lastBy: by.actor.name, lastAt: now });
  const versions = sheets.map(({ version, paper, draft }, i) => ({
    language: version.language,
    title: draft.text.title,
    paper,
    forcedAuthors: changes[i]?.forcedAuthors ?? [],
  }));
  const [first] = sheets;
  if (first) await listenersOf(strapi).done({ ...documentOf(first), verb, by, now, versions });
  // Last, since nobody else can write to the log until the transaction ends.
  for (const [i, sheet] of sheets.entries()) await record(strapi, sheet, changes[i] ?? {}, settling);
}

function documentOf({ version: { type, documentId } }: Sheet) {
  return { type, documentId };
}

async function record(
  strapi: Core.Strapi,
  { paper, version, draft }: Sheet,
  changes: Changes,
  settling: Settling,
): Promise<void> {
  const { verb, by, asked } = settling;
  await audit(strapi).record({
    act: `editorial.${verb}`,
    by: by.actor,
    subject: { type: version.type, documentId: version.documentId, locale: version.language, title: draft.text.title },
    before: { state: paper.state, live: paper.live },
    after: { state: changes.state ?? paper.state, live: changes.live ?? paper.live, ...(asked.at && { at: asked.at }) },
    note: asked.reason ?? asked.note ?? null,
  });
}
