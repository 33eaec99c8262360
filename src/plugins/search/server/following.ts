import type { Core } from '@strapi/strapi';

import type { Subject } from '../shared/subjects';
import { SUBJECTS } from '../shared/subjects';
import { chainTo, ROOT, type Step, tableOf } from './chains';
import { publishedOnly } from './conditions';

/** What a change in a table means: how to come from its changed rows to the documents that show them. */
type Trail = { table: string; select: string };

/** A trigger on every table that holds anything searched, by table. Whichever door wrote, the documents concerned are noted. */
export function followingSql(strapi: Core.Strapi): Map<string, string[]> {
  const trails = new Map<string, Set<string>>();
  for (const { table, select } of SUBJECTS.flatMap((subject) => trailsOf(strapi, subject)))
    trails.set(table, (trails.get(table) ?? new Set()).add(select));
  return new Map([...trails].map(([table, selects]) => [table, triggersOn(table, [...selects])]));
}

function triggersOn(table: string, selects: string[]): string[] {
  const name = `search_follow_${table}`.slice(0, 60);
  const trigger = (when: string, rows: string, verb: string) => `
    CREATE OR REPLACE TRIGGER search_${when} AFTER ${verb} ON ${table} REFERENCING ${rows} TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`;
  return [
    `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $follow$
     BEGIN
       IF NOT EXISTS (SELECT FROM changed) THEN RETURN NULL; END IF;
       INSERT INTO search_touched (type, document, from_afar) ${selects.join('\n UNION ')}
       ON CONFLICT DO NOTHING;
       RETURN NULL;
     END $follow$`,
    trigger('insert', 'NEW', 'INSERT'),
    trigger('delete', 'OLD', 'DELETE'),
    trigger('update_old', 'OLD', 'UPDATE'),
    trigger('update_new', 'NEW', 'UPDATE'),
  ];
}

function trailsOf(strapi: Core.Strapi, subject: Subject): Trail[] {
  const { tableName } = tableOf(strapi, subject.uid);
  const root = { table: tableName, alias: ROOT, on: '' };
  const published = publishedOnly(strapi, subject.uid);
  return pathsOf(subject).flatMap((path) => {
    const way = [root, ...chainTo(strapi, subject.uid, path).steps];
    const decidesVisibility = subject.within !== undefined && path.startsWith(`${subject.within.field}.`);
    return way.map((_, at) => trail({ subject, published, way, at, isFar: at > 1 && !decidesVisibility }));
  });
}

type Following = { subject: Subject; published: string; way: Step[]; at: number; isFar: boolean };

/** From the changed rows of one table on the way back to the entry. What is more than a link away is touched from afar. */
function trail({ subject, published, way, at, isFar }: Following): Trail {
  const table = way[at]?.table ?? '';
  const from = (step: Step, i: number) => `${i === at ? 'changed' : step.table} ${step.alias}`;
  const used = way.slice(0, at + 1).reverse();
  const [first, ...rest] = used;
  const conditions = used.map(({ on }) => on).filter((on) => on !== '');
  const tables = [first, ...rest].filter((step) => step !== undefined).map((step) => from(step, way.indexOf(step)));
  return {
    table,
    select: `SELECT DISTINCT '${subject.type}', ${ROOT}.document_id, ${isFar && !isPart(table)} FROM ${tables.join(', ')}
      WHERE ${[...conditions, published, `${ROOT}.document_id IS NOT NULL`].join(' AND ')}`,
  };
}

/** A component belongs to one entry alone. */
function isPart(table: string): boolean {
  return table.startsWith('components_');
}

function pathsOf({ title, summary, important, texts, names, topics, bodies, within }: Subject): string[] {
  return [
    title,
    ...(summary ? [summary] : []),
    ...[important, texts, names].flatMap((paths) => paths ?? []),
    ...[topics, ...(bodies ?? [])].flatMap((relation) => (relation ? [`${relation}.documentId`] : [])),
    ...(within ? [`${within.field}.documentId`] : []),
  ];
}
