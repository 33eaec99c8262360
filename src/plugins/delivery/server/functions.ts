import { CHANNEL, OF_LANGUAGES } from '../shared/channel';
import { EVERYTHING } from '../shared/purging';

/** More documents than that in one transaction count as everything. */
const MOST = 1_000;
const SETTINGS = '^(plugin_users-permissions_(advanced|grant)|plugin_i18n_default_locale|plugin_upload_settings)$';

/** What caches in front are told in the end is written down in the same transaction: the list, the document, or everything. */
const WRITE_DOWN = `IF what !~ '~$' THEN
        INSERT INTO delivery_purges (key) SELECT DISTINCT k FROM unnest(CASE WHEN what ~ '^[*]' THEN ARRAY['${EVERYTHING}'] WHEN what ~ '!$' THEN ARRAY['any:' || rtrim(what, '!')]
          ELSE ARRAY[split_part(what, ':', 1), substring(what FROM '^[^+#>]+')] END) k;
      END IF;`;

/** Calls one thing out; too many in one transaction are called out as everything. */
export const tellFunction = ({ isPurging }: { isPurging: boolean }) => `
  CREATE OR REPLACE FUNCTION delivery_tell(what text) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE told integer := coalesce(nullif(current_setting('delivery.told', true), ''), '0')::integer + 1;
    BEGIN
      IF told > ${MOST} + 1 THEN RETURN; END IF;
      PERFORM set_config('delivery.told', told::text, true);
      IF told > ${MOST} THEN what := '*'; END IF;
      PERFORM pg_notify('${CHANNEL}', what || '@' || pg_current_xact_id()::text);
      ${isPurging ? WRITE_DOWN : ''}
    END $$`;

/** The functions that call out what changed, which are the same whatever types there are. `readNews` understands what they say. */
export const FUNCTIONS = [
  `CREATE OR REPLACE FUNCTION delivery_told() RETURNS integer LANGUAGE sql AS $$
    SELECT coalesce(nullif(current_setting('delivery.told', true), ''), '0')::integer $$`,

  // Whoever writes many documents of a type at once says so once, and they are not told one by one.
  `CREATE OR REPLACE FUNCTION delivery_whole(type text, uid text) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM delivery_tell(type || '!');
      PERFORM set_config('delivery.whole', coalesce(nullif(current_setting('delivery.whole', true), ''), ',') || format('%s,%s,', type, uid), true);
    END $$`,

  // What was taken out and put back in the same transaction, as Strapi does with a published row: |table<old number=new number|, |table>new number|.
  `CREATE OR REPLACE FUNCTION delivery_is_replaced(what text) RETURNS boolean LANGUAGE sql AS $$
    SELECT position(what IN coalesce(current_setting('delivery.replaced', true), '')) > 0 $$`,

  `CREATE OR REPLACE FUNCTION delivery_replace(what text) RETURNS void LANGUAGE sql AS $$
    SELECT set_config('delivery.replaced', coalesce(current_setting('delivery.replaced', true), '') || what, true) $$`,

  `CREATE OR REPLACE FUNCTION delivery_successor(of_table text, gone integer) RETURNS integer LANGUAGE sql AS $$
    SELECT substring(current_setting('delivery.replaced', true) FROM '\\|' || of_table || '<' || gone || '=(\\d+)\\|')::integer $$`,

  `CREATE OR REPLACE FUNCTION delivery_differences(former jsonb, present jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_agg(key) FROM jsonb_each(present) WHERE value IS DISTINCT FROM former -> key $$`,

  `CREATE OR REPLACE FUNCTION delivery_document() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      has_drafts boolean := TG_ARGV[1] = 'drafts';
      present record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
      is_draft boolean := has_drafts AND present.published_at IS NULL;
      changed text[];
    BEGIN
      IF delivery_told() > ${MOST} THEN RETURN NULL; END IF;
      IF present.document_id IS NULL OR (TG_OP = 'UPDATE' AND
         (OLD.id, OLD.document_id, OLD.locale, has_drafts AND OLD.published_at IS NULL)
         IS DISTINCT FROM (NEW.id, NEW.document_id, NEW.locale, is_draft)) THEN
        PERFORM delivery_tell(TG_ARGV[0] || '!');
      ELSIF is_draft THEN
        PERFORM delivery_tell(TG_ARGV[0] || ':' || present.document_id || '~');
      ELSIF TG_OP = 'UPDATE' THEN
        changed := delivery_differences(to_jsonb(OLD), to_jsonb(NEW));
        IF changed IS NOT NULL THEN
          PERFORM delivery_tell(TG_ARGV[0] || ':' || present.document_id || '#' || array_to_string(changed, ','));
        END IF;
      ELSIF TG_OP = 'DELETE' AND has_drafts THEN
        PERFORM delivery_gone(TG_RELID::regclass, TG_ARGV[0], to_jsonb(OLD), TG_ARGV[2:]);
      ELSIF TG_OP = 'DELETE' OR NOT delivery_is_replaced('|' || TG_TABLE_NAME || '>' || NEW.id || '|') THEN
        PERFORM delivery_tell(TG_ARGV[0] || ':' || present.document_id || '+');
      END IF;
      RETURN NULL;
    END $$`,

  // Rows at the same place of an order stand by their numbers, and a row that was put back has a new one.
  `CREATE OR REPLACE FUNCTION delivery_gone(of_table regclass, type text, gone jsonb, orders text[]) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
      back jsonb;
      changed text[];
      is_tied boolean;
      place text;
      name text := (SELECT relname FROM pg_class WHERE oid = of_table);
    BEGIN
      EXECUTE format('SELECT to_jsonb(t) FROM %s t WHERE document_id = $1 AND locale IS NOT DISTINCT FROM $2 AND published_at IS NOT NULL
                      AND t.xmin = pg_current_xact_id()::xid', of_table)
        INTO back USING gone ->> 'document_id', gone ->> 'locale';
      IF back IS NULL OR delivery_is_replaced('|' || name || '>' || (back ->> 'id') || '|') THEN
        PERFORM delivery_tell(type || ':' || (gone ->> 'document_id') || '+');
        RETURN;
      END IF;
      PERFORM delivery_replace('|' || name || '<' || (gone ->> 'id') || '=' || (back ->> 'id') || '|' || name || '>' || (back ->> 'id') || '|');
      changed := delivery_differences(gone, back);
      FOREACH place IN ARRAY coalesce(orders, '{}') LOOP
        EXECUTE format('SELECT r.%1$I IS NULL OR EXISTS (SELECT FROM %2$s t WHERE t.locale = r.locale AND t.%1$I = r.%1$I
                        AND t.published_at IS NOT NULL AND t.id <> r.id) FROM jsonb_populate_record(NULL::%2$s, $1) r', place, of_table)
          INTO is_tied USING back;
        IF is_tied THEN changed := changed || ('id/' || place); END IF;
      END LOOP;
      PERFORM delivery_tell(type || ':' || (gone ->> 'document_id') || '#' || array_to_string(changed, ','));
    END $$`,

  // A link with a draft at one end changes nothing at the other that readers see. `ends` holds of each of the two its column, its type
  // or the column that names it, and the column of its order; `sides` which of them are told.
  `CREATE OR REPLACE FUNCTION delivery_tell_link(name text, link jsonb, ends text[], sides integer[]) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM delivery_tell(e.type || ':' || e.document || CASE WHEN e.is_draft THEN '~' WHEN e.is_part OR ends[1] = 'parts' THEN '#parts'
                                                                 ELSE '>' || name END)
      FROM (
        SELECT o.*, bool_or(o.is_draft) OVER () AS has_draft FROM (
          SELECT 1 AS side, * FROM delivery_end(link, ends[2:5]) UNION ALL SELECT 2 AS side, * FROM delivery_end(link, ends[6:9])
        ) o
      ) e WHERE e.side = ANY (sides) AND (e.is_draft OR NOT e.has_draft);
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_end(link jsonb, of text[]) RETURNS TABLE (type text, document text, is_draft boolean, is_part boolean)
    LANGUAGE plpgsql AS $$
    DECLARE
      uid text := coalesce(nullif(of[2], ''), link ->> of[3]);
      row_id integer := (link ->> of[1])::integer;
    BEGIN
      RETURN QUERY SELECT * FROM delivery_owners(uid, coalesce(delivery_successor(delivery_drafted(uid), row_id), row_id));
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_link() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF delivery_told() > ${MOST} THEN RETURN NULL; END IF;
      IF TG_OP = 'DELETE' THEN
        PERFORM delivery_unlinked(TG_RELID::regclass, TG_TABLE_NAME, to_jsonb(OLD), TG_ARGV[0:]);
      ELSIF TG_OP = 'UPDATE' THEN
        PERFORM delivery_tell_link(TG_TABLE_NAME, to_jsonb(OLD), TG_ARGV[0:], '{1,2}'), delivery_tell_link(TG_TABLE_NAME, to_jsonb(NEW), TG_ARGV[0:], '{1,2}');
      ELSIF NOT delivery_is_replaced('|' || TG_TABLE_NAME || '>' || NEW.id || '|') THEN
        PERFORM delivery_tell_link(TG_TABLE_NAME, to_jsonb(NEW), TG_ARGV[0:], '{1,2}');
      END IF;
      RETURN NULL;
    END $$`,

  // Where a row was put back with the same link, only a side that finds it at another place sees a difference.
  `CREATE OR REPLACE FUNCTION delivery_unlinked(of_table regclass, name text, link jsonb, ends text[]) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
      here integer := (link ->> ends[2])::integer;
      there integer := (link ->> ends[6])::integer;
      new_here integer := delivery_successor(delivery_drafted(coalesce(nullif(ends[3], ''), link ->> ends[4])), here);
      new_there integer := delivery_successor(delivery_drafted(coalesce(nullif(ends[7], ''), link ->> ends[8])), there);
      apart text[] := ARRAY['id', ends[2], ends[6], ends[5], ends[9]];
      back jsonb;
    BEGIN
      IF ends[1] <> 'parts' AND (new_here IS NOT NULL OR new_there IS NOT NULL) THEN
        EXECUTE format('SELECT to_jsonb(t) FROM %s t WHERE %I = $1 AND %I = $2 AND to_jsonb(t) - $3 = $4 - $3 LIMIT 1', of_table, ends[2], ends[6])
          INTO back USING coalesce(new_here, here), coalesce(new_there, there), apart, link;
      END IF;
      IF back IS NULL OR delivery_is_replaced('|' || name || '>' || (back ->> 'id') || '|') THEN
        PERFORM delivery_tell_link(name, link, ends, '{1,2}');
        RETURN;
      END IF;
      PERFORM delivery_replace('|' || name || '>' || (back ->> 'id') || '|');
      PERFORM delivery_tell_link(name, back, ends, ARRAY(SELECT side FROM (VALUES (1, ends[5]), (2, ends[9])) AS o (side, place)
        WHERE link -> place IS DISTINCT FROM back -> place));
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_component() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF delivery_told() > ${MOST} THEN RETURN NULL; END IF;
      PERFORM delivery_tell(o.type || ':' || o.document || CASE WHEN o.is_draft THEN '~' ELSE '#parts' END)
        FROM delivery_owners(TG_ARGV[0], OLD.id) o;
      RETURN NULL;
    END $$`,

  // What the desk knows of a text: no list is chosen by it, but what is told of the text may be.
  `CREATE OR REPLACE FUNCTION delivery_about() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE present record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    BEGIN
      PERFORM delivery_tell(regexp_replace(regexp_replace(present.type, '^(api|plugin)::', ''), '^([^.]+)\\.\\1$', '\\1')
        || ':' || present.document || '#about');
      RETURN NULL;
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_everything() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM delivery_tell('*' || coalesce(TG_ARGV[0], ''));
      RETURN NULL;
    END $$`,

  `CREATE OR REPLACE FUNCTION delivery_setting() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE key text := (CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END).key;
    BEGIN
      IF key ~ '${SETTINGS}' THEN PERFORM delivery_tell(CASE WHEN key ~ '_i18n_' THEN '*${OF_LANGUAGES}' ELSE '*' END); END IF;
      RETURN NULL;
    END $$`,
];
