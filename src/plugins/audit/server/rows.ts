import type { Knex } from 'knex';

import { canonicalForm } from '../shared/canonical';
import type { Act, Actor, Entry, Values } from '../shared/entry';
import { TABLE } from '../shared/names';

export type Origin = { ip: string | null; userAgent: string | null };

/** A row as the database answers it; `canonical` is the text its hash should be made of. */
export type Row = {
  number: string;
  moment: string;
  act: string;
  actor_kind: Actor['kind'];
  actor_id: string | null;
  actor_name: string;
  type: string | null;
  document_id: string | null;
  locale: string | null;
  title: string | null;
  says: string | null;
  before: Values | string | null;
  after: Values | string | null;
  note: string | null;
  ip: string | null;
  user_agent: string | null;
  former: string;
  hash: string;
  canonical: string;
};

const MOMENT = `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS moment`;

export function selectRows(db: Knex): Knex.QueryBuilder<object, Row[]> {
  return db(TABLE).select('*', db.raw(MOMENT)) as Knex.QueryBuilder<object, Row[]>;
}

/** With the text each row's hash should be made of, which is computed here and not by the database's own function. */
export function selectChain(db: Knex): Knex.QueryBuilder<object, Row[]> {
  return selectRows(db).select(db.raw(`${canonicalForm(TABLE)} AS canonical`));
}

export function toRow({ act, by, subject, says, before, after, note }: Act, { ip, userAgent }: Origin) {
  return {
    act,
    actor_kind: by.kind,
    actor_id: by.id,
    actor_name: by.name,
    type: subject?.type ?? null,
    document_id: subject?.documentId ?? null,
    locale: subject?.locale ?? null,
    title: subject?.title ?? null,
    says: says ?? null,
    before: before ? JSON.stringify(before) : null,
    after: after ? JSON.stringify(after) : null,
    note: note ?? null,
    ip,
    user_agent: userAgent?.slice(0, 300) ?? null,
  };
}

export function toEntry(row: Row): Entry {
  const { type, document_id: documentId } = row;
  return {
    number: Number(row.number),
    at: row.moment,
    act: row.act,
    by: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    subject: type && documentId ? { type, documentId, locale: row.locale, title: row.title ?? '' } : null,
    says: row.says,
    before: valuesIn(row.before),
    after: valuesIn(row.after),
    note: row.note,
    from: { ip: row.ip, userAgent: row.user_agent },
  };
}

/** Strapi leaves JSON as text. */
function valuesIn(json: Values | string | null): Values | null {
  return typeof json === 'string' ? (JSON.parse(json) as Values) : json;
}
