import type { Core, UID } from '@strapi/strapi';

import { PUBLIC_TYPES } from '../../visibility/api';
import { list, literal } from '../shared/sql';
import { type Asked, deciding, isKept, keptTable, rank, readTable, schemaOf, tableOf, visible } from './served';

type Column = { name: string; type: string };
type Attribute = { type: string; columnName?: string; joinColumn?: { name: string }; joinTable?: unknown };

const NAMES = ['id', 'document_id', 'locale'];
const DATES = ['datetime', 'timestamp', 'date'];
/** Short enough to be kept a second time: lists are put in order by them, and filtered. */
const CARRIED = [...DATES, 'time', 'enumeration', 'boolean', 'integer', 'biginteger', 'decimal', 'float'];
/** By these no list is ordered that has to be fast. */
const OFFICE_DATES = ['created_at', 'updated_at'];

/**
 * For each type the table of what is served in a language, and what keeps it right in the transaction of every write, by
 * whichever door: of the document that a row belongs to, the first version of the chain that everybody may see.
 */
export function keptTables(strapi: Core.Strapi, asked: Asked): string[] {
  return PUBLIC_TYPES.flatMap((uid) => {
    const kept = keptTable(strapi, asked, uid);
    return kept === null ? [] : keeping(strapi, { asked, uid, kept });
  });
}

export const keptTypes = (strapi: Core.Strapi): string[] => PUBLIC_TYPES.filter((uid) => isKept(strapi, uid));

type Keeping = { asked: Asked; uid: string; kept: string };

function keeping(strapi: Core.Strapi, { asked, uid, kept }: Keeping): string[] {
  const { tableName } = tableOf(strapi, uid);
  const carried = carriedColumns(strapi, uid);
  const columns = [...NAMES, ...carried.map(({ name }) => name)];
  const best = (
    which: string,
  ) => `SELECT DISTINCT ON (v.document_id) ${columns.map((name) => `v.${name}`).join(', ')} FROM ${tableName} v
    WHERE v.locale = ANY (${list(asked.chain)}) AND ${visible(strapi, { uid, alias: 'v' })} AND ${which}
    ORDER BY v.document_id, ${rank(asked.chain, 'v')}, v.id`;
  const indexed = carried.filter(({ name, type }) => DATES.includes(type) && !OFFICE_DATES.includes(name));
  return [
    `CREATE TABLE ${kept} AS ${best('v.document_id IS NOT NULL')}`,
    `ALTER TABLE ${kept} ADD PRIMARY KEY (id), ADD UNIQUE (document_id), ALTER document_id SET NOT NULL, ALTER locale SET NOT NULL`,
    // Who asks for what is published asks for nothing then, and the narrowest index counts it.
    ...(deciding(strapi, uid)?.includes('published_at') ? [`ALTER TABLE ${kept} ALTER published_at SET NOT NULL`] : []),
    ...indexed.map(({ name }) => `CREATE INDEX ON ${kept} (${name} DESC, id)`),
    `ANALYZE ${kept}`,
    `CREATE VIEW ${readTable(strapi, asked, uid)} AS SELECT ${whole(strapi, uid, columns)}
     FROM ${kept} k LEFT JOIN ${tableName} b ON b.id = k.id`,
    ...choosing(strapi, { asked, uid, kept, columns, best: best('v.document_id = document') }),
    ...telling(strapi, { asked, uid, kept, columns: columns.filter((name) => !deciding(strapi, uid)?.includes(name)) }),
  ];
}

type Keeper = Keeping & { columns: string[] };

/** Which version is served is decided anew where one comes or goes, or is seen otherwise. */
function choosing(strapi: Core.Strapi, { asked, uid, kept, columns, best }: Keeper & { best: string }): string[] {
  const { tableName } = tableOf(strapi, uid);
  const schema = schemaOf(asked.language);
  return [
    `CREATE FUNCTION ${schema}.keep_${tableName}() RETURNS trigger LANGUAGE plpgsql AS $$
     DECLARE document text;
     BEGIN
       FOR document IN SELECT DISTINCT d FROM unnest(ARRAY[
         CASE WHEN TG_OP <> 'INSERT' THEN OLD.document_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.document_id END]) d
         WHERE d IS NOT NULL ORDER BY d
       LOOP
         -- Whoever writes another version of it at the same moment must not decide without this one.
         PERFORM ${lock(uid, 'document')};
         DELETE FROM ${kept} k WHERE k.document_id = document;
         INSERT INTO ${kept} (${columns.join(', ')}) ${best};
       END LOOP;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER ${schema} AFTER INSERT OR DELETE OR UPDATE OF ${(deciding(strapi, uid) ?? []).join(', ')} ON ${tableName}
     FOR EACH ROW EXECUTE FUNCTION ${schema}.keep_${tableName}()`,
  ];
}

/** What else is kept of a version follows it; a draft has nothing kept of it, and is not looked for. */
function telling(strapi: Core.Strapi, { asked, uid, kept, columns }: Keeper): string[] {
  if (columns.length === 0) return [];
  const { tableName } = tableOf(strapi, uid);
  const schema = schemaOf(asked.language);
  const of = (row: string) => columns.map((name) => `${row}.${name}`).join(', ');
  return [
    `CREATE FUNCTION ${schema}.tell_${tableName}() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       -- Else a version chosen at the same moment would stand with what this one said before.
       PERFORM ${lock(uid, 'NEW.document_id')};
       UPDATE ${kept} k SET (${columns.join(', ')}) = ROW(${of('NEW')}) WHERE k.id = NEW.id;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER ${schema}_told AFTER UPDATE OF ${columns.join(', ')} ON ${tableName} FOR EACH ROW
     WHEN (${visible(strapi, { uid, alias: 'NEW' })} AND (${of('OLD')}) IS DISTINCT FROM (${of('NEW')}))
     EXECUTE FUNCTION ${schema}.tell_${tableName}()`,
  ];
}

/** Locks that keep two writers from deciding on one document side by side; few, since the database has room for few thousand, and a whole archive may come at once. */
const LOCKS = 256;

function lock(uid: string, document: string): string {
  return `pg_advisory_xact_lock(hashtext(${literal(`served ${uid}`)}), hashtext(${document}) & ${LOCKS - 1})`;
}

/** All columns of the type, those that are kept from where they are kept, so that an order or a count reads nothing else. */
function whole(strapi: Core.Strapi, uid: string, kept: string[]): string {
  return columnsOf(strapi, uid)
    .map(({ name, type }) => `${kept.includes(name) ? 'k' : 'b'}.${name} /* ${type} */`)
    .join(', ');
}

function carriedColumns(strapi: Core.Strapi, uid: string): Column[] {
  const attributes = strapi.getModel(uid as UID.ContentType).attributes as Record<string, { private?: boolean }>;
  const isPrivate = (name: string) => attributes[name]?.private === true;
  return columnsOf(strapi, uid, (name) => !isPrivate(name)).filter(
    ({ name, type }) => CARRIED.includes(type) && !NAMES.includes(name),
  );
}

function columnsOf(strapi: Core.Strapi, uid: string, isMeant: (name: string) => boolean = () => true): Column[] {
  const attributes = tableOf(strapi, uid).attributes as unknown as Record<string, Attribute>;
  const columns = Object.entries(attributes).flatMap(([name, { type, columnName, joinColumn, joinTable }]) => {
    if (!isMeant(name) || joinTable) return [];
    const column = type === 'relation' ? joinColumn?.name : columnName;
    return column ? [{ name: column, type }] : [];
  });
  // A relation may lead by a column that is there for itself, as `localizations` does.
  return columns.filter(({ name }, n) => columns.findIndex((other) => other.name === name) === n);
}
