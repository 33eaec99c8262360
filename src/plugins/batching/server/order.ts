import type { Database, Row } from './strapi';

/**
 * What hangs on a row comes in the order in which it was asked for. In a transaction the statements wait for each other, which gives
 * that order by itself; without one it would be the order in which the database happens to answer, and equal questions would get
 * answers that differ in their bytes, and so in their ETag.
 */
export function keepOrder(db: Database): void {
  const create = db.entityManager.createQueryBuilder.bind(db.entityManager);
  db.entityManager.createQueryBuilder = (uid) => {
    const builder = create(uid);
    const execute = builder.execute.bind(builder);
    builder.execute = async <T>(how?: { mapResults: boolean }) => {
      const rows = await execute<T>(how);
      const names = Object.keys(builder.state.populate ?? {});
      if (names.length > 1) inOrder([rows].flat() as (Row | null)[], names);
      return rows;
    };
    return builder;
  };
}

/** All rows of a reading are given the same things at the same moment, so the first tells of all. */
function inOrder(rows: (Row | null)[], names: string[]): void {
  const given = Object.keys(rows[0] ?? {}).filter((name) => names.includes(name));
  const wanted = names.filter((name) => given.includes(name));
  if (wanted.every((name, place) => name === given[place])) return;
  for (const row of rows) if (row) for (const name of wanted) moveToEnd(row, name);
}

function moveToEnd(row: Row, name: string): void {
  const value = row[name];
  delete row[name];
  row[name] = value;
}
