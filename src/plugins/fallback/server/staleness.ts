import type { Core, UID } from '@strapi/strapi';
import DataLoader from 'dataloader';

import { defaultLanguage } from '../../languages/api';
import { isPublishable } from '../../editorial/api';
import { attributesOf } from './relations';

/** A language version of an entry. */
export type Text = { documentId: string; locale?: string | null };
/** `first` is the office's own language. */
type Asking = { type: string; first: string; texts: readonly Text[] };

/**
 * Whether each of the texts says something else than the one it was translated from says by now. One statement, however many
 * they are, and none where all of them are in the office's own language.
 */
export async function staleAmong(strapi: Core.Strapi, { type, first, texts }: Asking): Promise<boolean[]> {
  const asked = isPublishable(type) ? texts : texts.filter(({ locale }) => locale !== first);
  const ask = isPublishable(type) ? staleOnDesk : staleElsewhere;
  const stale = asked.length > 0 ? await ask(strapi, { type, first, texts: asked }) : [];
  const found = new Set(stale.map(nameOf));
  return texts.map((text) => found.has(nameOf(text)));
}

/** The same for one text of a type after the other; those that are asked for at once are looked up together. */
export function staleLoader(strapi: Core.Strapi, type: string): DataLoader<Text, boolean, string> {
  const ask = async (texts: readonly Text[]) => staleAmong(strapi, { type, first: await defaultLanguage(strapi), texts });
  return new DataLoader(ask, { cacheKeyFn: nameOf });
}

function nameOf({ documentId, locale }: Text): string {
  return `${documentId} ${locale ?? ''}`;
}

const ASKED = 'unnest(CAST(:documents AS text[]), CAST(:languages AS text[])) AS asked (document, language)';

/**
 * The editions tell: the source is the office's own language, else the one that went out first; what of it had been cleared
 * when the translation was, or went out with it, is what was translated. Minor corrections change nothing of what is said.
 */
async function staleOnDesk(strapi: Core.Strapi, { type, first, texts }: Asking): Promise<Text[]> {
  const of = (alias: string) => `editorial_editions ${alias} WHERE ${alias}.type = :type AND ${alias}.document = asked.document`;
  const cleared = (alias: string) => `coalesce(${alias}.cleared_at, ${alias}.at)`;
  const known = `(${cleared('e')} <= own.cleared OR e.at = own.at)`;
  const said = (alias: string) => `(${alias}.text - CAST(:shared AS text[]))`;
  const sql = `SELECT asked.document AS "documentId", asked.language AS locale FROM ${ASKED}
    CROSS JOIN LATERAL (SELECT e.at, ${cleared('e')} AS cleared FROM ${of('e')} AND e.language = asked.language
      ORDER BY e.number DESC LIMIT 1) own
    CROSS JOIN LATERAL (SELECT e.language FROM ${of('e')} ORDER BY e.language <> :first, e.at, e.number LIMIT 1) source
    CROSS JOIN LATERAL (SELECT e.number, e.text FROM ${of('e')} AND e.language = source.language
      ORDER BY e.number DESC LIMIT 1) latest
    CROSS JOIN LATERAL (SELECT e.number, e.text FROM ${of('e')} AND e.language = source.language
      ORDER BY ${known} DESC, CASE WHEN ${known} THEN -e.number ELSE e.number END LIMIT 1) translated
    WHERE source.language <> asked.language AND latest.number > translated.number AND ${said('latest')} <> ${said('translated')}
      AND EXISTS (SELECT FROM ${of('e')} AND e.language = source.language AND e.number > translated.number
        AND (e.major OR e.verb = 'admit'))`;
  return asked(strapi, sql, { type, first, texts, shared: sharedFields(strapi, type) });
}

/** The address is made for each language by itself. */
function sharedFields(strapi: Core.Strapi, type: string): string[] {
  const fields = Object.entries(attributesOf(strapi, type));
  return fields.filter(([, a]) => a.type === 'uid' || a.pluginOptions?.i18n?.localized !== true).map(([name]) => name);
}

async function staleElsewhere(strapi: Core.Strapi, asking: Asking): Promise<Text[]> {
  const sql = `SELECT asked.document AS "documentId", asked.language AS locale FROM ${ASKED}
    JOIN fallback_texts source ON source.type = :type AND source.document = asked.document AND source.language = :first
    LEFT JOIN fallback_texts own ON own.type = :type AND own.document = asked.document AND own.language = asked.language
    WHERE source.changed_at > coalesce(own.looked_at, '-infinity')`;
  return asked(strapi, sql, asking);
}

async function asked(strapi: Core.Strapi, sql: string, { texts, ...values }: Asking & { shared?: string[] }): Promise<Text[]> {
  const documents = texts.map(({ documentId }) => documentId);
  const languages = texts.map(({ locale }) => locale ?? null);
  const { rows } = await strapi.db.connection.raw(sql, { ...values, documents, languages });
  return rows as Text[];
}

/** Of a type that no desk clears, each version is out as it is written; so its table of texts says when that was. */
export function isWrittenInTheOpen(strapi: Core.Strapi, type: UID.ContentType): boolean {
  return !isPublishable(type) && !strapi.contentType(type).options?.draftAndPublish;
}
