import type { Core, UID } from '@strapi/strapi';

import { KEPT, NOTHING } from './kept';

/** What hangs on a document, in any of its versions. */
export type Ties = {
  /** Its components and relations that hold nothing. */
  empty: ReadonlySet<string>;
  /** Something points at it, or will once it is public; or it points at an entry of its own type. */
  isLinked: boolean;
};

type JoinTable = { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string }; on?: Record<string, string> };
type Attribute = { type: string; target?: string; inversedBy?: string; mappedBy?: string; joinTable?: Partial<JoinTable> };
type Question = { sql: string; fields: string[] };

const questions = new WeakMap<Core.Strapi, Map<UID.ContentType, Question>>();

/** Asks for all of it in one statement. */
export async function tiesOf(strapi: Core.Strapi, type: UID.ContentType, documentId: string): Promise<Ties> {
  const { sql, fields } = questionOf(strapi, type);
  const { rows } = strapi.db.inTransaction()
    ? await strapi.db.transaction(({ trx }) => trx.raw(sql, { documentId }))
    : await strapi.db.connection.raw(sql, { documentId });
  const { held, linked } = rows[0] as { held: boolean[]; linked: boolean };
  return { empty: new Set(fields.filter((_, i) => !held[i])), isLinked: linked };
}

function questionOf(strapi: Core.Strapi, type: UID.ContentType): Question {
  const known = questions.get(strapi) ?? new Map<UID.ContentType, Question>();
  const question = known.get(type) ?? compose(strapi, type);
  questions.set(strapi, known.set(type, question));
  return question;
}

/** The names in it come from the schema. */
function compose(strapi: Core.Strapi, type: UID.ContentType): Question {
  const own = joined(strapi, type);
  const held = own.map(([, { joinTable }]) => found(joinTable, joinTable.joinColumn));
  const alike = own
    .filter(([, { target }]) => target === type)
    .map(([, { joinTable }]) => found(joinTable, joinTable.joinColumn));
  const pointing = [...strapi.db.metadata.values()].flatMap(({ uid }) =>
    joined(strapi, uid)
      .filter(([, { target, inversedBy, mappedBy }]) => target === type && (uid === type || !(inversedBy || mappedBy)))
      .map(([, { joinTable }]) => found(joinTable, joinTable.inverseJoinColumn)),
  );
  const kept = strapi.db.metadata.get(KEPT).tableName;
  const awaited = `EXISTS (SELECT FROM "${kept}" WHERE to_type = '${type}' AND to_document = :documentId AND path <> '${NOTHING}')`;
  return {
    fields: own.map(([field]) => field),
    sql: `WITH own AS MATERIALIZED (SELECT array_agg(id) AS ids FROM "${strapi.db.metadata.get(type).tableName}" WHERE document_id = :documentId)
      SELECT ARRAY[${held.join()}]::boolean[] AS held, ${[awaited, ...alike, ...pointing].join(' OR ')} AS linked FROM own`,
  };
}

/** Counted, since EXISTS lets the database read a long table through, in the hope of an early hit that hardly ever comes. */
function found({ name, on = {} }: JoinTable, column: { name: string }): string {
  const also = Object.entries(on).map(([field, value]) => ` AND "${field}" = '${value}'`);
  return `(SELECT count(*) > 0 FROM "${name}" WHERE "${column.name}" = ANY (own.ids)${also.join('')})`;
}

/** Components, and the relations that are kept in a table of their own. */
function joined(strapi: Core.Strapi, model: string): [string, Attribute & { joinTable: JoinTable }][] {
  const attributes = Object.entries(strapi.db.metadata.get(model).attributes as Record<string, Attribute>);
  return attributes.filter((entry): entry is [string, Attribute & { joinTable: JoinTable }] => {
    const { type, joinTable } = entry[1];
    return type === 'relation' && joinTable?.joinColumn !== undefined && joinTable.inverseJoinColumn !== undefined;
  });
}
