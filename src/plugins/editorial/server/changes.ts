import type { Core } from '@strapi/strapi';

import { type Act, audit } from '../../audit/api';
import { EDITION, type Publishable } from '../shared/names';
import { isOnDesk, settled } from '../shared/table';
import { unplan } from './outgoing';
import { CLEARED, type Changes, type Paper, papers } from './papers';
import { caller, writer } from './people';
import { draftsOf } from './texts';

type Document = { type: Publishable; documentId: string };

/**
 * What a change of the text means for its papers, in the transaction that changes it. An approval falls with the words it
 * was given for; whoever changes a submitted text becomes one of its authors; a changed draft of what is out is a draft again.
 * Fields shared by all languages change every version, so all of them are looked at.
 */
export async function noteChange(strapi: Core.Strapi, { type, documentId }: Document): Promise<void> {
  const by = caller(strapi);
  const lost: Act[] = [];
  const found = await papers(strapi).ofDocument({ type, documentId });
  const concerned = found.filter(({ state }) => state !== 'draft' && state !== 'returned');
  const languages = concerned.map(({ language }) => language);
  const drafts = languages.length > 0 ? await draftsOf(strapi, { type, documentId, languages }) : undefined;
  for (const paper of concerned) {
    const version = { type, documentId, language: paper.language };
    const draft = drafts?.get(paper.language);
    const changes = draft && (await changesTo(strapi, paper, draft.hash, writer(strapi)));
    if (!changes) continue;
    if (paper.state === 'scheduled') await unplan(strapi, version);
    await papers(strapi).change(paper, changes);
    if (!changes.state || !isOnDesk(paper.state)) continue;
    lost.push({
      act: 'editorial.approval-lost',
      by: by.actor,
      subject: { type, documentId, locale: paper.language, title: draft.text.title },
      before: { state: paper.state },
      after: { state: changes.state },
    });
  }
  // Last, since nobody else can write to the log until the transaction ends.
  for (const act of lost) await audit(strapi).record(act);
}

/** The papers whose approval is for the text as it is now, and so can be for what is added to it. */
export async function approvals(strapi: Core.Strapi, { type, documentId }: Document, held: Paper[]): Promise<Paper[]> {
  const languages = held.filter(({ state }) => state === 'approved' || state === 'scheduled').map(({ language }) => language);
  if (languages.length === 0) return [];
  const drafts = await draftsOf(strapi, { type, documentId, languages });
  return held.filter(({ language, approvedHash }) => approvedHash !== null && drafts.get(language)?.hash === approvedHash);
}

/** Makes these approvals ones for the text as it is by now; the log has what was added beside it. */
export async function renew(strapi: Core.Strapi, { type, documentId }: Document, kept: Paper[]): Promise<void> {
  if (kept.length === 0) return;
  const drafts = await draftsOf(strapi, { type, documentId, languages: kept.map(({ language }) => language) });
  for (const paper of kept) {
    const draft = drafts.get(paper.language);
    if (draft) await papers(strapi).change(paper, { approvedHash: draft.hash });
  }
}

/** The same for what belongs to a text or stands beside it; whoever has the text open has not read that. */
export async function noteChangeBeside(strapi: Core.Strapi, document: Document): Promise<void> {
  const { type, documentId } = document;
  await strapi.db.query(type).updateMany({ where: { documentId, publishedAt: null }, data: { updatedAt: new Date() } });
  await noteChange(strapi, document);
}

async function changesTo(strapi: Core.Strapi, paper: Paper, hash: string, by: number | null): Promise<Changes | null> {
  if (paper.state === 'submitted') {
    const authors = paper.changedBy ?? [];
    if (by === null || by === paper.submittedBy || authors.includes(by)) return null;
    return { changedBy: [...authors, by] };
  }
  if (isOnDesk(paper.state)) return hash === paper.approvedHash ? null : { ...CLEARED, state: 'draft' };
  return hash === (await hashOfLast(strapi, paper)) ? null : { ...CLEARED, state: 'draft' };
}

async function hashOfLast(strapi: Core.Strapi, { type, document, language, edition }: Paper): Promise<string | null> {
  const last = await strapi.db.query(EDITION).findOne({ where: { type, document, language, number: edition }, select: ['hash'] });
  return (last as { hash: string } | null)?.hash ?? null;
}

/** What was in hand is given up; what readers have stays. */
export async function giveUp(strapi: Core.Strapi, { type, documentId }: Document, languages: string[] | null): Promise<void> {
  for (const paper of await papers(strapi).ofDocument({ type, documentId })) {
    if (languages && !languages.includes(paper.language)) continue;
    await unplan(strapi, { type, documentId, language: paper.language });
    await papers(strapi).change(paper, { ...CLEARED, state: settled(paper.live) });
  }
}
