import type { Core } from '@strapi/strapi';

import type { Column, JoinTable, Table } from '../shared/sql';
import { readable, relationsOf } from './relations';
import { readTable, schemaOf, tableOf } from './served';

type Metadata = { get(uid: string): Table; has(uid: string): boolean };
type Morph = Column & { relation?: string; morphBy?: string };

const MARK = '@';
const FILE = 'plugin::upload.file';

/** The name under which the database layer reads a type as it is served in this language. */
export const servedAs = (uid: string, language: string): string => `${uid}${MARK}${language}`;

/** The type itself, whatever language it is read in. */
export const typeOf = (uid: string): string => uid.split(MARK)[0] ?? uid;

export type Models = ReturnType<typeof openModels>;

/**
 * Beside each readable type the database layer gets a second model for each language: of the rows that are served there, and its
 * relations lead through the views to such rows. So whatever asks through a relation (populate, filters, sorting, counting) agrees.
 */
export function openModels(strapi: Core.Strapi) {
  const uids = readable(strapi);
  const through = new Set(relationsOf(strapi).map(({ joinTable }) => joinTable.name));
  let models = new Map<string, Table>();
  const metadata = strapi.db.metadata as unknown as Metadata;
  const { get, has } = metadata;
  metadata.get = (uid) => models.get(uid) ?? get.call(metadata, uid);
  metadata.has = (uid) => models.has(uid) || has.call(metadata, uid);
  return {
    /** Whoever is still reading in a language that is no more among them may end. */
    serve(languages: readonly string[]): void {
      const wanted = languages.flatMap((language) => uids.map((uid) => [uid, language] as const));
      const fresh = wanted.map(([uid, language]) => [servedAs(uid, language), served(uid, language)] as const);
      models = new Map([...models, ...fresh]);
    },
  };

  function served(uid: string, language: string): Table {
    const table = tableOf(strapi, uid);
    const columns = Object.entries(table.attributes).map(([name, column]) => [name, inLanguage(uid, language, name, column)]);
    const attributes = Object.fromEntries(columns) as Table['attributes'];
    return { ...table, uid: servedAs(uid, language), tableName: readTable(strapi, { language }, uid), attributes };
  }

  function inLanguage(uid: string, language: string, name: string, column: Morph): Column {
    if (column.target === FILE && column.morphBy) return fileOf(strapi, { uid, name, column });
    const { target, joinTable } = column;
    if (column.type !== 'relation' || !target || !joinTable || !uids.includes(target)) return column;
    const isView = through.has(joinTable.name);
    return {
      ...column,
      target: servedAs(target, language),
      joinTable: isView ? { ...joinTable, name: `${schemaOf(language)}.${joinTable.name}` } : joinTable,
    };
  }
}

/** Files are kept by the name of the type, which is another here. */
function fileOf(strapi: Core.Strapi, { uid, name, column }: { uid: string; name: string; column: Morph }): Column {
  const { morphBy, ...rest } = column;
  const kept = tableOf(strapi, FILE).attributes[morphBy ?? '']?.joinTable as unknown as {
    name: string;
    joinColumn: { name: string };
    morphColumn: { idColumn: { name: string }; typeColumn: { name: string } };
  };
  const joinTable: JoinTable = {
    name: kept.name,
    joinColumn: { name: kept.morphColumn.idColumn.name, referencedColumn: 'id' },
    inverseJoinColumn: { name: kept.joinColumn.name, referencedColumn: 'id' },
    on: { [kept.morphColumn.typeColumn.name]: uid, field: name },
    orderBy: { order: 'asc' },
  };
  return { ...rest, relation: column.relation === 'morphOne' ? 'oneToOne' : 'manyToMany', joinTable } as Column;
}
