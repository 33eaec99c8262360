import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { WORDS } from '../../panel/api';
import type { BookAnswer, BooksAnswer, Line } from '../shared/contracts';
import { NUMBERS } from '../shared/names';
import { dayOf, labelOf } from '../shared/rules';
import { BOOK_WORDS, type Language } from '../shared/words';
import { fatesIn } from './fates';

/** Which lines: of one type, and of a body and year where they are named; `words` are looked for in titles and numbers. */
export type Chosen = { type: string; body?: string; year?: number; words?: string };
type Reading = Chosen & { language: Language; timeZone: string };
type Row = {
  number: number;
  year: number;
  organization: string;
  document_type: string;
  document_id: string;
  title: string;
  at: Date;
};

const ORGANIZATION = 'api::organization.organization';

export async function readBook(strapi: Core.Strapi, reading: Reading & { page: number; pageSize: number }): Promise<BookAnswer> {
  const { page, pageSize } = reading;
  const [counted] = await chosen(strapi.db.connection, reading).count('* as count');
  const total = Number(counted?.count ?? 0);
  const rows: Row[] = await inOrder(chosen(strapi.db.connection, reading))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const pagination = { page, pageSize, pageCount: Math.ceil(total / pageSize), total };
  return { data: await written(strapi, rows, reading), pagination };
}

/** A whole book, the first number first, as it is printed. */
export async function readWholeBook(strapi: Core.Strapi, reading: Reading): Promise<Line[]> {
  const rows: Row[] = await inOrder(chosen(strapi.db.connection, reading), 'asc');
  return written(strapi, rows, reading);
}

/** The books there are: types, bodies and years in which numbers were given. */
export async function listBooks(strapi: Core.Strapi, language: Language): Promise<BooksAnswer> {
  const series: { type: string; organization: string; year: number }[] = await strapi.db
    .connection('register_series')
    .select('type', 'organization', 'year');
  const distinct = <T>(values: T[]): T[] => [...new Set(values)];
  const names = await namesOf(strapi, distinct(series.map(({ organization }) => organization)), language);
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, language);
  return {
    types: distinct(series.map(({ type }) => type))
      .map((type) => ({ value: type, name: pluralOf(type, language) }))
      .sort(byName),
    bodies: [...names].map(([value, name]) => ({ value, name })).sort(byName),
    years: distinct(series.map(({ year }) => year)).sort((a, b) => b - a),
  };
}

export function pluralOf(type: string, language: Language): string {
  const words = WORDS[language].types[type];
  return words?.plural ?? words?.name ?? type;
}

export async function nameOfBody(strapi: Core.Strapi, body: string, language: Language): Promise<string> {
  return (await namesOf(strapi, [body], language)).get(body) ?? body;
}

function chosen(db: Knex, { type, body, year, words }: Chosen): Knex.QueryBuilder {
  const query = db(NUMBERS).where({ type });
  if (body !== undefined) void query.where({ organization: body });
  if (year !== undefined) void query.where({ year });
  const [, number, ofYear] = /^(\d{1,9})(?:\/(\d{4}))?$/.exec(words ?? '') ?? [];
  if (number) return query.where({ number, ...(ofYear && { year: ofYear }) });
  if (words) void query.whereRaw('unaccent(title) ILIKE unaccent(?)', [`%${words.replace(/[\\%_]/g, '\\$&')}%`]);
  return query;
}

function inOrder(query: Knex.QueryBuilder, direction: 'asc' | 'desc' = 'desc'): Knex.QueryBuilder {
  return query.orderBy([
    { column: 'year', order: direction },
    { column: 'organization', order: 'asc' },
    { column: 'number', order: direction },
  ]);
}

async function written(strapi: Core.Strapi, rows: Row[], { language, timeZone }: Reading): Promise<Line[]> {
  const bodies = await namesOf(strapi, [...new Set(rows.map(({ organization }) => organization))], language);
  const fates = await fatesIn(strapi).of(rows);
  return rows.map(({ number, year, organization, document_type: type, document_id: documentId, title, at }) => {
    const { state, kind } = fates.get(documentId) ?? { state: 'deleted' as const, kind: null };
    return {
      number,
      year,
      label: labelOf({ number, year }),
      at: at.toISOString(),
      date: dayOf(at, timeZone),
      title,
      kind: kind ? (WORDS[language].types[type]?.values?.kind?.[kind] ?? kind) : '',
      body: bodies.get(organization) ?? organization,
      state: BOOK_WORDS[language].states[state],
      stateCode: state,
      document: { type, documentId },
    };
  });
}

/** Names of bodies in the language, or in another where they have none in it. */
async function namesOf(strapi: Core.Strapi, ids: string[], language: Language): Promise<Map<string, string>> {
  const found = await strapi.db
    .query(ORGANIZATION)
    .findMany({ where: { documentId: { $in: ids } }, select: ['documentId', 'name', 'locale'] });
  found.sort((a, b) => Number(a.locale === language) - Number(b.locale === language));
  const names = new Map(found.map(({ documentId, name }) => [documentId as string, String(name)]));
  return new Map(ids.map((id) => [id, names.get(id) ?? (id || BOOK_WORDS[language].nobody)]));
}
