import type { Core } from '@strapi/strapi';

import { search } from '../../../search/api';
import { findAda, toAda, type Ada } from '../../shared/ada';
import { DECISION } from '../../shared/names';
import type { LookupAnswer } from '../../shared/ties-contracts';
import { citedActs } from './acts';

const MOST = 8;
/** What may be the beginning of a number: an ΑΔΑ has its first letter after at most one digit, most of the time. */
const BEGINNING = /^[0-9Α-ΡΣ-Ω]{3,10}(-[0-9Α-ΡΣ-Ω]{0,3})?$/u;

/** Acts that fit what somebody is typing: a number or its beginning, an address of the portal, a protocol number, words of the subject. */
export async function lookUp(strapi: Core.Strapi, typed: string): Promise<LookupAnswer> {
  const q = typed.trim();
  const ada = findAda(q) ?? null;
  if (q.length < 3) return { data: [], ada: null };
  const found = ada ? await withAda(strapi, [ada]) : await withBeginning(strapi, q);
  const more = ada || found.length >= MOST ? [] : [...(await withProtocol(strapi, q)), ...(await withWords(strapi, q))];
  const data = await citedActs(strapi, [...new Set([...found, ...more])].slice(0, MOST));
  return { data: data.filter(({ state }) => state !== 'unknown'), ada };
}

async function withAda(strapi: Core.Strapi, adas: Ada[]): Promise<Ada[]> {
  return adasOf(await strapi.db.query(DECISION).findMany({ where: { ada: { $in: adas } }, select: ['ada'] }));
}

async function withBeginning(strapi: Core.Strapi, q: string): Promise<Ada[]> {
  const beginning = toAda(q);
  if (!BEGINNING.test(beginning) || !/[0-9-]/.test(beginning)) return [];
  const where = { ada: { $startsWith: beginning } };
  return adasOf(
    await strapi.db.query(DECISION).findMany({ where, select: ['ada'], orderBy: { issueDate: 'desc' }, limit: MOST }),
  );
}

async function withProtocol(strapi: Core.Strapi, q: string): Promise<Ada[]> {
  if (!/\d/.test(q)) return [];
  const where = { protocolNumber: q };
  return adasOf(
    await strapi.db.query(DECISION).findMany({ where, select: ['ada'], orderBy: { issueDate: 'desc' }, limit: MOST }),
  );
}

/** As readers would find it. */
async function withWords(strapi: Core.Strapi, q: string): Promise<Ada[]> {
  const { hits } = await search(strapi).answer({ q, types: 'decisions', pageSize: MOST }, new Date());
  const documents = hits.map(({ documentId }) => documentId);
  const where = { documentId: { $in: documents } };
  const rows: { ada: Ada; documentId: string }[] = await strapi.db
    .query(DECISION)
    .findMany({ where, select: ['ada', 'documentId'] });
  return documents.flatMap((documentId) => rows.find((row) => row.documentId === documentId)?.ada ?? []);
}

const adasOf = (rows: { ada: Ada }[]) => rows.map(({ ada }) => ada);
