import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { ChoicesAnswer, EntriesAnswer, Filter, ShownEntry } from '../shared/contracts';
import type { Entry } from '../shared/entry';
import { TABLE } from '../shared/names';
import { selectRows, toEntry, type Row } from './rows';
import { inOrder } from './verification';

type Page = { filter: Filter; before?: number; timeZone: string };

const PAGE = 50;

/** The newest entries that fit, older than `before`: paged by number, so that new ones shift nothing. */
export async function readPage(strapi: Core.Strapi, { filter, before, timeZone }: Page): Promise<EntriesAnswer> {
  const query = selectRows(strapi.db.connection)
    .orderBy('number', 'desc')
    .limit(PAGE + 1);
  if (before) void query.where('number', '<', before);
  narrow(query, { filter, timeZone });
  const rows: Row[] = await query;
  const shown = rows.slice(0, PAGE).map((row) => withChoices(strapi, toEntry(row)));
  return { data: shown, next: rows.length > PAGE ? (shown.at(-1)?.number ?? null) : null };
}

/** What occurs in the log. Each value is looked for past the one before in the index, however long the log is. */
export async function readChoices(strapi: Core.Strapi, timeZone: string): Promise<ChoicesAnswer> {
  const distinct = async (column: 'act' | 'type'): Promise<string[]> => {
    const { rows } = await strapi.db.connection.raw(
      `WITH RECURSIVE seen AS (SELECT min(${column}) AS value FROM ${TABLE} UNION ALL
         SELECT (SELECT min(${column}) FROM ${TABLE} WHERE ${column} > seen.value) FROM seen WHERE seen.value IS NOT NULL)
       SELECT value FROM seen WHERE value IS NOT NULL`,
    );
    return rows.map(({ value }: { value: string }) => value);
  };
  return { acts: await distinct('act'), types: await distinct('type'), timeZone };
}

/** The log as JSON Lines, the oldest first, each line with the text its hash was made of, so that anybody can check the chain. */
export async function* exportLines(db: Knex, { filter, timeZone }: Omit<Page, 'before'>): AsyncGenerator<string> {
  for await (const row of inOrder(db, (rows) => narrow(rows, { filter, timeZone })))
    yield `${JSON.stringify({ ...toEntry(row), former: row.former, hash: row.hash, canonical: row.canonical })}\n`;
}

function narrow(query: Knex.QueryBuilder, { filter, timeZone }: Omit<Page, 'before'>): void {
  const { act, type, person, document, from, to } = filter;
  if (act) void query.where({ act });
  if (type) void query.where({ type });
  if (person)
    void query.where((row) =>
      row.where('actor_id', person).orWhereRaw('unaccent(actor_name) ILIKE unaccent(?)', containing(person)),
    );
  if (document)
    void query.where((row) =>
      row.where('document_id', document).orWhereRaw('unaccent(title) ILIKE unaccent(?)', containing(document)),
    );
  if (from) void query.whereRaw('at >= ?::timestamp AT TIME ZONE ?', [from, timeZone]);
  if (to) void query.whereRaw(`at < (?::timestamp + interval '1 day') AT TIME ZONE ?`, [to, timeZone]);
}

function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}

function withChoices(strapi: Core.Strapi, entry: Entry): ShownEntry {
  const attributes = entry.subject ? attributesOf(strapi, entry.subject.type) : {};
  const fields = Object.keys({ ...entry.before, ...entry.after });
  const choices = fields.flatMap((field) => (attributes[field]?.enum ? [[field, attributes[field].enum]] : []));
  return { ...entry, choices: Object.fromEntries(choices) };
}

function attributesOf(strapi: Core.Strapi, type: string): Record<string, { enum?: string[] }> {
  return (strapi.contentTypes[type as UID.ContentType]?.attributes ?? {}) as Record<string, { enum?: string[] }>;
}
