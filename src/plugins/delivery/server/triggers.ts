import { CHANNEL } from '../shared/channel';

/** A column of a table that holds links, and the type to whose rows it points; a column that names the type, where it may be any. */
export type End = { column: string; uid: string } | { column: string; uidColumn: string };
export type Holder = { uid: string; table: string };
export type Plan = {
  documents: { uid: string; name: string; table: string; isDrafted: boolean }[];
  /** Tables of components, with the tables that say which entry or component they belong to. */
  components: { uid: string; table: string; holders: Holder[] }[];
  links: { table: string; ends: End[] }[];
  about: string[];
  /** Tables on which every answer stands; a change to one of these rows of the table of settings counts as well. */
  ground: string[];
};

/** More documents than that in one transaction count as everything. */
const MOST = 1_000;
const SETTINGS = '^(plugin_users-permissions_(advanced|grant)|plugin_i18n_default_locale|plugin_upload_settings)$';

/**
 * What the database says at a commit. Listeners hear it after the commit is visible, and the connection that commits hears it before its
 * commit returns. Work on drafts is told apart, since readers see none of it.
 */
export function statements(plan: Plan): string[] {
  return [
    ...FUNCTIONS,
    ownersFunction(plan),
    ...plan.components.flatMap(({ holders }) =>
      holders.map(({ table }) => `CREATE INDEX IF NOT EXISTS delivery_${table} ON ${quoted(table)} (cmp_id)`),
    ),
    ...plan.documents.flatMap(({ table, name, isDrafted }) =>
      trigger({
        table,
        on: 'INSERT OR UPDATE OR DELETE',
        call: `delivery_document(${text(name)}, ${text(isDrafted ? 'drafts' : '')})`,
      }),
    ),
    ...plan.components.flatMap(({ table, uid }) =>
      trigger({ table, on: 'UPDATE OR DELETE', call: `delivery_component(${text(uid)})` }),
    ),
    ...plan.links.flatMap(({ table, ends }) =>
      trigger({
        table,
        on: 'INSERT OR UPDATE OR DELETE',
        call: `delivery_link(${ends.flatMap(endArguments).map(text).join(', ')})`,
      }),
    ),
    ...plan.about.flatMap((table) =>
      trigger({ table, on: 'INSERT OR UPDATE OR DELETE', call: 'delivery_about()', name: 'delivery_about' }),
    ),
    ...plan.ground.flatMap((table) =>
      trigger({ table, on: 'INSERT OR UPDATE OR DELETE', call: 'delivery_everything()', each: 'STATEMENT' }),
    ),
    ...trigger({ table: 'strapi_core_store_settings', on: 'INSERT OR UPDATE OR DELETE', call: 'delivery_setting()' }),
  ];
}

function endArguments(end: End): string[] {
  return 'uid' in end ? [end.column, end.uid, ''] : [end.column, '', end.uidColumn];
}

type Trigger = { table: string; on: string; call: string; each?: string; name?: string };

function trigger({ table, on, call, each = 'ROW', name = 'delivery' }: Trigger): string[] {
  return [
    `DROP TRIGGER IF EXISTS ${name} ON ${quoted(table)}`,
    `CREATE TRIGGER ${name} AFTER ${on} ON ${quoted(table)} FOR EACH ${each} EXECUTE FUNCTION ${call}`,
  ];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** The documents to which a row belongs: itself, or the entries that hold a component. */
function ownersFunction({ documents, components }: Plan): string {
  const documentCases = documents.map(
    ({ uid, name, table, isDrafted }) =>
      `WHEN ${text(uid)} THEN RETURN QUERY SELECT ${text(name)}, d.document_id::text, ${isDrafted ? 'd.published_at IS NULL' : 'false'} FROM ${quoted(table)} d WHERE d.id = row_id;`,
  );
  const componentCases = components
    .filter(({ holders }) => holders.length > 0)
    .map(({ uid, holders }) => {
      const each = holders.map(
        (holder) =>
          `SELECT o.* FROM ${quoted(holder.table)} h, delivery_owners(${text(holder.uid)}, h.entity_id) o WHERE h.cmp_id = row_id AND h.component_type = ${text(uid)}`,
      );
      return `WHEN ${text(uid)} THEN RETURN QUERY ${each.join(' UNION ALL ')};`;
    });
  return `CREATE OR REPLACE FUNCTION delivery_owners(uid text, row_id integer)
    RETURNS TABLE (type text, document text, is_draft boolean) LANGUAGE plpgsql AS $$
    BEGIN
      CASE uid ${[...documentCases, ...componentCases].join('\n')} ELSE NULL; END CASE;
    END $$`;
}

const FUNCTIONS = [
  `CREATE OR REPLACE FUNCTION delivery_tell(what text) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE told integer := coalesce(nullif(current_setting('delivery.told', true), ''), '0')::integer + 1;
    BEGIN
      IF told > ${MOST} + 1 THEN RETURN; END IF;
      PERFORM set_config('delivery.told', told::text, true);
      IF told > ${MOST} THEN what := '*'; END IF;
      PERFORM pg_notify('${CHANNEL}', what || '@' || pg_current_xact_id()::text);
    END $$`,

  // Whoever writes many documents of a type at once says so once, and they are not told one by one.
  `CREATE OR REPLACE FUNCTION delivery_whole(type text, uid text) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM delivery_tell(type || '!');
      PERFORM set_config('delivery.whole', coalesce(current_setting('delivery.whole', true), '') || format(',%s,%s,', type, uid), true);
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_is_told(VARIADIC names text[]) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
    DECLARE whole text := current_setting('delivery.whole', true);
    BEGIN
      RETURN coalesce(whole, '') <> '' AND EXISTS (SELECT FROM unnest(names) AS name WHERE name <> '' AND strpos(whole, ',' || name || ',') > 0);
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_document() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      has_drafts boolean := TG_ARGV[1] = 'drafts';
      present record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
      is_draft boolean := has_drafts AND present.published_at IS NULL;
    BEGIN
      IF delivery_is_told(TG_ARGV[0]) THEN RETURN NULL; END IF;
      IF present.document_id IS NULL OR (TG_OP = 'UPDATE' AND
         (OLD.id, OLD.document_id, OLD.locale, has_drafts AND OLD.published_at IS NULL)
         IS DISTINCT FROM (NEW.id, NEW.document_id, NEW.locale, is_draft)) THEN
        PERFORM delivery_tell(TG_ARGV[0] || '!');
      ELSE
        PERFORM delivery_tell(TG_ARGV[0] || ':' || present.document_id || CASE WHEN is_draft THEN '~' ELSE '' END);
      END IF;
      RETURN NULL;
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_component() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM delivery_tell(o.type || ':' || o.document || CASE WHEN o.is_draft THEN '~' ELSE '' END)
        FROM delivery_owners(TG_ARGV[0], OLD.id) o;
      RETURN NULL;
    END $$`,

  // A link with a draft at one end changes nothing at the other that readers see.
  `CREATE OR REPLACE FUNCTION delivery_link() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE link jsonb;
    BEGIN
      -- Whoever read the link has asked for the type at either of its ends.
      IF delivery_is_told(TG_ARGV[1], TG_ARGV[4]) THEN RETURN NULL; END IF;
      FOREACH link IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)] WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
                            ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END LOOP
        PERFORM delivery_tell(e.type || ':' || e.document || CASE WHEN e.is_draft THEN '~' ELSE '' END) FROM (
          SELECT o.*, bool_or(o.is_draft) OVER () AS has_draft FROM (
            SELECT * FROM delivery_owners(coalesce(nullif(TG_ARGV[1], ''), link ->> TG_ARGV[2]), (link ->> TG_ARGV[0])::integer)
            UNION ALL
            SELECT * FROM delivery_owners(coalesce(nullif(TG_ARGV[4], ''), link ->> TG_ARGV[5]), (link ->> TG_ARGV[3])::integer)
          ) o
        ) e WHERE e.is_draft OR NOT e.has_draft;
      END LOOP;
      RETURN NULL;
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_about() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE present record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    BEGIN
      PERFORM delivery_tell(regexp_replace(regexp_replace(present.type, '^(api|plugin)::', ''), '^([^.]+)\\.\\1$', '\\1') || ':' || present.document);
      RETURN NULL;
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_everything() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM delivery_tell('*');
      RETURN NULL;
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_setting() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END).key ~ '${SETTINGS}' THEN PERFORM delivery_tell('*'); END IF;
      RETURN NULL;
    END $$`,
];
