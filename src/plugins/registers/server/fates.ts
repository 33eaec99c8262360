import type { Core, UID } from '@strapi/strapi';

import { PLUGIN } from '../shared/names';
import type { State } from '../shared/words';

/** Answers for those documents of a type that it knows. */
export type Teller = (asked: { type: string; documents: string[] }) => Promise<Map<string, Exclude<State, 'deleted'>>>;
export type Fate = { state: State; kind: string | null };
type Row = { document_id: string; is_out: boolean; kind: string | null };
type Numbered = { document_type: string; document_id: string };

export type Fates = ReturnType<typeof fates>;

export const fatesIn = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('fates') as unknown as Fates;

/** What became of numbered documents. Whoever publishes knows, and comes after the registers; so it is told here how to ask. */
export const fates = ({ strapi }: { strapi: Core.Strapi }) => {
  const tellers: Teller[] = [];
  return {
    tellBy: (teller: Teller) => void tellers.push(teller),

    /** Of each document that is still there; of one that nobody tells of, by whether something of it is public. */
    async of(rows: Numbered[]): Promise<Map<string, Fate>> {
      const found = new Map<string, Fate>();
      for (const type of new Set(rows.map((row) => row.document_type))) {
        const documents = rows.filter((row) => row.document_type === type).map((row) => row.document_id);
        const told = new Map((await Promise.all(tellers.map((tell) => tell({ type, documents })))).flatMap((one) => [...one]));
        for (const { document_id: id, is_out: isOut, kind } of await presentOf(strapi, type, documents))
          found.set(id, { state: told.get(id) ?? (isOut ? 'published' : 'unpublished'), kind });
      }
      return found;
    },
  };
};

/** Those that are there, whichever language and state they are in; one value in the statement, however many they are. */
async function presentOf(strapi: Core.Strapi, type: string, documents: string[]): Promise<Row[]> {
  const model = strapi.contentTypes[type as UID.ContentType];
  if (!model) return [];
  // What is published counts more than its draft.
  const kind = 'kind' in model.attributes ? '(array_agg(kind ORDER BY published_at NULLS LAST))[1]' : 'NULL';
  const { rows } = await strapi.db.connection.raw(
    `SELECT document_id, bool_or(published_at IS NOT NULL) AS is_out, ${kind} AS kind FROM ??
     WHERE document_id = ANY(?) GROUP BY document_id`,
    [strapi.db.metadata.get(type).tableName, documents],
  );
  return rows as Row[];
}
