import { OF_LANGUAGES } from '../shared/channel';
import { FUNCTIONS, tellFunction } from './functions';

const LANGUAGES = 'i18n_locale';

/**
 * A column of a table that holds links, and the type to whose rows it points, or a column that names the type, where it may be any; and
 * the column by which what hangs on such a row is in order.
 */
export type End = { column: string; order?: string | undefined } & ({ uid: string } | { uidColumn: string });
export type Holder = { uid: string; table: string };
export type Plan = {
  documents: { uid: string; name: string; table: string; isDrafted: boolean; orderedBy: string[] }[];
  /** Tables of components, with the tables that say which entry or component they belong to. */
  components: { uid: string; table: string; holders: Holder[] }[];
  links: { table: string; isHolding: boolean; ends: End[] }[];
  about: string[];
  /** Tables on which every answer stands; a change to one of these rows of the table of settings counts as well. */
  ground: string[];
};

/** What is made on one table, and by which names it is found there. */
export type Made = { table: string; names: string[]; statements: string[] };

/** The functions that the triggers call, which need no table to be held. */
export function functions(plan: Plan, { isPurging }: { isPurging: boolean }): string[] {
  return [ownersFunction(plan), draftedFunction(plan), tellFunction({ isPurging }), ...FUNCTIONS];
}

/** By these an entry's components are found. */
export function indexes(plan: Plan): Made[] {
  const tables = new Set(plan.components.flatMap(({ holders }) => holders.map(({ table }) => table)));
  return [...tables].map((table) => {
    const name = `delivery_${table}`.slice(0, 63);
    return { table, names: [name], statements: [`CREATE INDEX IF NOT EXISTS ${quoted(name)} ON ${quoted(table)} (cmp_id)`] };
  });
}

/**
 * What the database says at a commit. Listeners hear it after the commit is visible, and the connection that commits hears it before its
 * commit returns. Work on drafts is told apart, since readers see none of it. What is taken out and put back in one transaction is looked
 * at when that ends, to tell only what is different then; an update is looked at once, so that nobody who changes a table after it has to wait.
 */
export function triggers(plan: Plan): Made[] {
  return [
    ...plan.documents.map(({ table, name, isDrafted, orderedBy }) =>
      trigger({
        table,
        isAtEnd: isDrafted,
        unlessWhole: [name],
        call: `delivery_document(${[name, isDrafted ? 'drafts' : '', ...orderedBy].map(text).join(', ')})`,
      }),
    ),
    ...plan.components.map(({ table, uid }) =>
      trigger({ table, on: 'UPDATE OR DELETE', call: `delivery_component(${text(uid)})` }),
    ),
    ...plan.links.map(({ table, ends, isHolding }) =>
      trigger({
        table,
        isAtEnd: true,
        // Whoever read the link has asked for the type at either of its ends.
        unlessWhole: ends.flatMap((end) => ('uid' in end ? [end.uid] : [])),
        call: `delivery_link(${[isHolding ? 'parts' : '', ...ends.flatMap(endArguments)].map(text).join(', ')})`,
      }),
    ),
    ...plan.about.map((table) => trigger({ table, call: 'delivery_about()', name: 'delivery_about' })),
    ...plan.ground.map((table) => trigger({ table, call: 'delivery_everything()', each: 'STATEMENT' })),
    trigger({ table: LANGUAGES, call: `delivery_everything('${OF_LANGUAGES}')`, each: 'STATEMENT' }),
    trigger({ table: 'strapi_core_store_settings', call: 'delivery_setting()' }),
  ];
}

function endArguments(end: End): string[] {
  const { column, order = '' } = end;
  return 'uid' in end ? [column, end.uid, '', order] : [column, '', end.uidColumn, order];
}

type Trigger = {
  table: string;
  on?: string;
  call: string;
  each?: string;
  name?: string;
  isAtEnd?: boolean;
  /** Names of types; what is written after `delivery_whole` was said of one is not looked at. */
  unlessWhole?: string[];
};

function trigger({ table, on = 'INSERT OR UPDATE OR DELETE', call, each = 'ROW', name = 'delivery', ...how }: Trigger): Made {
  const { isAtEnd, unlessWhole = [] } = how;
  const when = unlessWhole.length > 0 ? `WHEN (${unlessWhole.map(isApart).join(' AND ')})` : '';
  const make = (kind: string, events: string, time = '') =>
    `CREATE ${kind} AFTER ${events} ON ${quoted(table)} ${time} FOR EACH ${each} ${when} EXECUTE FUNCTION ${call}`;
  const drop = ['', '_end'].map((end) => `DROP TRIGGER IF EXISTS ${name}${end} ON ${quoted(table)}`);
  if (!isAtEnd) return { table, names: [name], statements: [...drop, make(`TRIGGER ${name}`, on)] };
  const atEnd = make(`CONSTRAINT TRIGGER ${name}_end`, 'INSERT OR DELETE', 'DEFERRABLE INITIALLY DEFERRED');
  return { table, names: [name, `${name}_end`], statements: [...drop, make(`TRIGGER ${name}`, 'UPDATE'), atEnd] };
}

const isApart = (type: string) => `coalesce(strpos(current_setting('delivery.whole', true), ${text(`,${type},`)}), 0) = 0`;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** The table of a type with drafts, whose published rows are taken out and put back. */
function draftedFunction({ documents }: Plan): string {
  const cases = documents.filter(({ isDrafted }) => isDrafted).map(({ uid, table }) => `WHEN ${text(uid)} THEN ${text(table)}`);
  return `CREATE OR REPLACE FUNCTION delivery_drafted(uid text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE uid ${cases.join(' ')} END $$`;
}

/** The documents to which a row belongs: itself, or the entries that hold a component. */
function ownersFunction({ documents, components }: Plan): string {
  const documentCases = documents.map(
    ({ uid, name, table, isDrafted }) =>
      `WHEN ${text(uid)} THEN RETURN QUERY SELECT ${text(name)}, d.document_id::text, ${isDrafted ? 'd.published_at IS NULL' : 'false'}, false FROM ${quoted(table)} d WHERE d.id = row_id;`,
  );
  const componentCases = components
    .filter(({ holders }) => holders.length > 0)
    .map(({ uid, holders }) => {
      const each = holders.map(
        (holder) =>
          `SELECT o.type, o.document, o.is_draft, true FROM ${quoted(holder.table)} h, delivery_owners(${text(holder.uid)}, h.entity_id) o WHERE h.cmp_id = row_id AND h.component_type = ${text(uid)}`,
      );
      return `WHEN ${text(uid)} THEN RETURN QUERY ${each.join(' UNION ALL ')};`;
    });
  const made = `CREATE OR REPLACE FUNCTION delivery_owners(uid text, row_id integer)
    RETURNS TABLE (type text, document text, is_draft boolean, is_part boolean) LANGUAGE plpgsql AS $$
    BEGIN
      CASE uid ${[...documentCases, ...componentCases].join('\n')} ELSE NULL; END CASE;
    END $$`;
  // Of another shape than before, it cannot be replaced; whoever writes meanwhile finds one or the other.
  return `DO $make$ BEGIN
    ${made};
  EXCEPTION WHEN invalid_function_definition THEN
    DROP FUNCTION delivery_owners(text, integer);
    ${made};
  END $make$`;
}
