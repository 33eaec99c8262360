import type { Core } from '@strapi/strapi';

import { PAPER } from '../shared/names';
import type { Move } from '../shared/reasons';
import type { Live, State, Verb } from '../shared/table';
import type { Version } from './texts';

/** What the desk knows of one language version. People are named by their login's number. */
export type Paper = {
  id: number;
  type: string;
  document: string;
  language: string;
  state: State;
  live: Live;
  submittedBy: number | null;
  submittedAt: Date | null;
  changedBy: number[] | null;
  approvedBy: number | null;
  approvedAt: Date | null;
  approvedHash: string | null;
  dueAt: Date | null;
  dueBy: number | null;
  dueNote: string | null;
  dueMajor: boolean | null;
  forcedBy: number | null;
  forcedAt: Date | null;
  /** Those who wrote or submitted what went out without clearance. */
  forcedAuthors: number[] | null;
  forcedReason: string | null;
  countersignedBy: number | null;
  countersignedAt: Date | null;
  lastVerb: Verb | null;
  lastBy: string | null;
  lastAt: Date | null;
  edition: number;
  goneReason: string | null;
  goneTo: string | null;
  goneUrl: string | null;
};
export type Changes = Partial<Omit<Paper, 'id' | 'type' | 'document' | 'language'>>;

const TABLE = 'editorial_papers';
/** What a text that nobody has acted on yet amounts to. */
const NEW = { state: 'draft', live: 'never', edition: 0 } as const;

export const papers = (strapi: Core.Strapi) => ({
  /** The paper, held until the open transaction ends, so that of two who act at once the second sees what the first did. */
  async hold({ type, documentId, language }: Version): Promise<Paper> {
    const key = { type, document: documentId, language };
    const lock = () => strapi.db.queryBuilder(PAPER).select('*').where(key).first().forUpdate().execute<Paper | null>();
    const found = await lock();
    if (found) return read(found);
    await strapi.db.transaction(({ trx }) =>
      strapi.db
        .connection(TABLE)
        .insert({ ...key, ...NEW })
        .onConflict(['type', 'document', 'language'])
        .ignore()
        .transacting(trx),
    );
    return read((await lock()) as Paper);
  },

  /**
   * The papers of a document that there are, held like one. Whoever writes a draft holds them first: the verbs take paper
   * and draft in that order, and two who took them crosswise would wait for each other for ever.
   */
  async holdDocument({ type, documentId }: Pick<Version, 'type' | 'documentId'>): Promise<Paper[]> {
    const all = strapi.db.queryBuilder(PAPER).select('*').where({ type, document: documentId });
    return (await all.orderBy({ language: 'asc' }).forUpdate().execute<Paper[]>()).map(read);
  },

  /** The paper as it stands; of a text that nobody has acted on yet, what it would be. */
  async of({ type, documentId, language }: Version): Promise<Omit<Paper, 'id'>> {
    const key = { type, document: documentId, language };
    const found = (await strapi.db.query(PAPER).findOne({ where: key })) as Paper | null;
    return found ? read(found) : { ...EMPTY, ...key, ...NEW };
  },

  async ofDocument({ type, documentId }: Pick<Version, 'type' | 'documentId'>): Promise<Paper[]> {
    const found = (await strapi.db.query(PAPER).findMany({ where: { type, document: documentId } })) as Paper[];
    return found.map(read);
  },

  async remove(found: Pick<Paper, 'id'>[]): Promise<void> {
    await strapi.db.query(PAPER).deleteMany({ where: { id: { $in: found.map(({ id }) => id) } } });
  },

  async change(paper: Pick<Paper, 'id'>, changes: Changes): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    // Not `update`, which reads the row before and after.
    await strapi.db.query(PAPER).updateMany({ where: { id: paper.id }, data: changes as never });
  },
});

export function lastMove({ lastVerb, lastBy, lastAt }: Omit<Paper, 'id'>): Move | null {
  return lastVerb && lastAt ? { verb: lastVerb, by: lastBy ?? '', at: lastAt } : null;
}

/** Nothing waits any more: what was submitted, approved or due belongs to an edition that is out, or to nothing. */
export const CLEARED: Changes = {
  submittedBy: null,
  submittedAt: null,
  changedBy: null,
  approvedBy: null,
  approvedAt: null,
  approvedHash: null,
  dueAt: null,
  dueBy: null,
  dueNote: null,
  dueMajor: null,
};

const EMPTY = {
  ...CLEARED,
  forcedBy: null,
  forcedAt: null,
  forcedAuthors: null,
  forcedReason: null,
  countersignedBy: null,
  countersignedAt: null,
  lastVerb: null,
  lastBy: null,
  lastAt: null,
  goneReason: null,
  goneTo: null,
  goneUrl: null,
} as Omit<Paper, 'id' | 'type' | 'document' | 'language' | 'state' | 'live' | 'edition'>;

const INSTANTS = ['submittedAt', 'approvedAt', 'dueAt', 'forcedAt', 'countersignedAt', 'lastAt'] as const;

function read(paper: Paper): Paper {
  const instants = INSTANTS.map((name) => [name, paper[name] && new Date(paper[name])]);
  return { ...paper, ...Object.fromEntries(instants) } as Paper;
}
