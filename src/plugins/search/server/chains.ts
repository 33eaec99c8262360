import type { Core } from '@strapi/strapi';

/** One table on the way from an entry to what hangs on it; `on` says how it hangs on those before. */
export type Step = { table: string; alias: string; on: string };
/** The way to a field: its tables, and the column at the end of the last. */
export type Chain = { steps: Step[]; column: string; type: string; order: string };

type JoinTable = {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
  on?: { field: string };
  orderColumnName?: string;
};
type Attribute = {
  type: string;
  relation?: string;
  target?: string;
  joinTable?: JoinTable;
  columnName?: string;
};
type Table = { tableName: string; attributes: Record<string, Attribute> };

export const ROOT = 't';

/** Where a path such as `images.file.caption` leads in the database, as Strapi has laid it out. */
export function chainTo(strapi: Core.Strapi, uid: string, path: string): Chain {
  const names = path.split('.');
  const field = names.pop() ?? '';
  const steps: Step[] = [];
  let [owner, alias, order] = [uid, ROOT, ''];
  for (const name of names) {
    const link = attributeOf(strapi, owner, name);
    const [link_, end] = [`l${steps.length}`, `e${steps.length}`];
    const join = joinOf(strapi, { owner, name, link, from: alias, as: link_ });
    steps.push(join.step, { table: tableOf(strapi, link.target ?? '').tableName, alias: end, on: `${end}.id = ${join.to}` });
    [owner, alias, order] = [link.target ?? '', end, order || join.order];
  }
  const { columnName, type } = attributeOf(strapi, owner, field);
  return { steps, column: `${alias}.${columnName ?? ''}`, type, order };
}

type Joining = { owner: string; name: string; link: Attribute; from: string; as: string };

function joinOf(strapi: Core.Strapi, { owner, name, link, from, as }: Joining): { step: Step; to: string; order: string } {
  if (link.joinTable) {
    const { name: table, joinColumn, inverseJoinColumn, on, orderColumnName } = link.joinTable;
    const field = on ? ` AND ${as}.field = '${on.field}'` : '';
    return {
      step: { table, alias: as, on: `${as}.${joinColumn.name} = ${from}.id${field}` },
      to: `${as}.${inverseJoinColumn.name}`,
      order: `${as}.${orderColumnName ? `"${orderColumnName}"` : 'id'}`,
    };
  }
  const { joinTable } = attributeOf(strapi, 'plugin::upload.file', 'related');
  if (link.target !== 'plugin::upload.file' || !joinTable) throw new Error(`The search knows no way through ${owner} ${name}.`);
  return {
    step: {
      table: joinTable.name,
      alias: as,
      on: `${as}.related_id = ${from}.id AND ${as}.related_type = '${owner}' AND ${as}.field = '${name}'`,
    },
    to: `${as}.file_id`,
    order: `${as}."order"`,
  };
}

export function tableOf(strapi: Core.Strapi, uid: string): Table {
  return strapi.db.metadata.get(uid) as unknown as Table;
}

function attributeOf(strapi: Core.Strapi, uid: string, name: string): Attribute {
  const attribute = tableOf(strapi, uid).attributes[name];
  if (!attribute) throw new Error(`The search looks for ${name} in ${uid}, where it is not.`);
  return attribute;
}

/** `FROM` and `WHERE` of everything that hangs on one entry by this way. */
export function hanging({ steps }: Chain): string {
  const [first, ...rest] = steps;
  if (!first) return '';
  return `FROM ${first.table} ${first.alias} ${rest.map(({ table, alias, on }) => `JOIN ${table} ${alias} ON ${on}`).join(' ')} WHERE ${first.on}`;
}

type Model = { uid: string; options?: { draftAndPublish?: boolean }; pluginOptions?: object };

export function modelOf(strapi: Core.Strapi, uid: string): Model {
  return strapi.getModel(uid as never) as unknown as Model;
}
