import type { Core } from '@strapi/strapi';

import { PUBLIC_TYPES } from '../../visibility/api';
import { list, literal } from '../shared/sql';
import { type Asked, deciding, keptTable, rank, schemaOf, tableOf, visible } from './served';

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

type Keeping = { asked: Asked; uid: string; kept: string };

function keeping(strapi: Core.Strapi, { asked, uid, kept }: Keeping): string[] {
  const { tableName } = tableOf(strapi, uid);
  const schema = schemaOf(asked.language);
  const best = (which: string) => `SELECT DISTINCT ON (v.document_id) v.id, v.document_id, v.locale FROM ${tableName} v
    WHERE v.locale = ANY (${list(asked.chain)}) AND ${visible(strapi, { uid, alias: 'v' })} AND ${which}
    ORDER BY v.document_id, ${rank(asked.chain, 'v')}, v.id`;
  return [
    `CREATE TABLE ${kept} (id integer PRIMARY KEY, document_id varchar(255) NOT NULL UNIQUE, locale varchar(255) NOT NULL)`,
    `INSERT INTO ${kept} (id, document_id, locale) ${best('v.document_id IS NOT NULL')}`,
    `CREATE FUNCTION ${schema}.keep_${tableName}() RETURNS trigger LANGUAGE plpgsql AS $$
     DECLARE document text;
     BEGIN
       FOR document IN SELECT DISTINCT d FROM unnest(ARRAY[
         CASE WHEN TG_OP <> 'INSERT' THEN OLD.document_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.document_id END]) d
         WHERE d IS NOT NULL ORDER BY d
       LOOP
         -- Whoever writes another version of it at the same moment must not decide without this one.
         PERFORM pg_advisory_xact_lock(hashtext(${literal(`served ${uid} `)} || document));
         DELETE FROM ${kept} k WHERE k.document_id = document;
         INSERT INTO ${kept} (id, document_id, locale) ${best('v.document_id = document')};
       END LOOP;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER ${schema} AFTER INSERT OR DELETE OR UPDATE OF ${(deciding(strapi, uid) ?? []).join(', ')} ON ${tableName}
     FOR EACH ROW EXECUTE FUNCTION ${schema}.keep_${tableName}()`,
  ];
}
