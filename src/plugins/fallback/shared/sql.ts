/** The part of the database's own metadata that is looked at here. */
export type JoinTable = {
  name: string;
  joinColumn: { name: string; referencedColumn: string };
  inverseJoinColumn: { name: string; referencedColumn: string };
  orderBy?: Record<string, string>;
  orderColumnName?: string;
  inverseOrderColumnName?: string;
  on?: Record<string, unknown>;
};
export type Column = { type: string; columnName?: string; target?: string; joinTable?: JoinTable };
export type Table = { uid: string; tableName: string; attributes: Record<string, Column> };
export type Tables = (uid: string) => Table;

export function literal(value: unknown): string {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  return `'${String(value).replaceAll("'", "''")}'`;
}

export function list(values: readonly unknown[]): string {
  return `ARRAY[${values.map(literal).join(', ')}]::text[]`;
}

type Condition = { table: Table; alias: string; tables: Tables };

/** One of the filters by which visibility says what is shown, as SQL; of those there are, and no others. */
export function filterInSql(filter: Record<string, unknown> | null, { table, alias, tables }: Condition): string {
  const parts = Object.entries(filter ?? {}).map(([name, asked]) => {
    const column = table.attributes[name];
    if (!column) throw new Error(`visibility asks ${table.uid} for ${name}, which it does not have`);
    const inner = asked as Record<string, unknown>;
    if (column.joinTable && column.target) return related(column.joinTable, tables(column.target), inner);
    return compared(`${alias}.${column.columnName ?? name}`, inner);
  });
  return parts.length > 0 ? parts.join(' AND ') : 'TRUE';

  function related({ name, joinColumn, inverseJoinColumn }: JoinTable, target: Table, inner: Record<string, unknown>): string {
    const shown = filterInSql(inner, { table: target, alias: `${alias}_of`, tables });
    return `EXISTS (SELECT FROM ${name} ${alias}_to JOIN ${target.tableName} ${alias}_of ON ${alias}_of.id = ${alias}_to.${inverseJoinColumn.name}
      WHERE ${alias}_to.${joinColumn.name} = ${alias}.id AND ${shown})`;
  }
}

function compared(column: string, asked: Record<string, unknown>): string {
  return Object.entries(asked)
    .map(([operator, value]) => {
      if (operator === '$notNull') return `${column} IS NOT NULL`;
      if (operator === '$eq') return `${column} = ${literal(value)}`;
      if (operator === '$in') return `${column} = ANY (${list(value as unknown[])})`;
      throw new Error(`visibility compares with ${operator}, which fallback does not know`);
    })
    .join(' AND ');
}
