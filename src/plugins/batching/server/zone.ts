import type { Attribute, Database, Row } from './strapi';

type Asked = { db: Database; uid: string; name: string; parents: { id: number }[] };

/** A dynamic zone, whose components lie in as many tables as there are kinds of them. */
export function isZone({ db, uid, name }: Omit<Asked, 'parents'>): boolean {
  const attribute = db.metadata.get(uid)?.attributes[name];
  return attribute?.relation === 'morphToMany' && Boolean(attribute.joinTable);
}

/** The components of many parents' zones: one statement for what stands where, and one for each kind of component met there. */
export async function loadZone({ db, uid, name, parents }: Asked): Promise<(id: number) => Row[]> {
  const { joinTable } = db.metadata.get(uid)?.attributes[name] as Attribute & Required<Pick<Attribute, 'joinTable'>>;
  const { joinColumn, morphColumn } = joinTable;
  const { idColumn, typeColumn, typeField = '__type' } = morphColumn;
  const places = await db.entityManager
    .createQueryBuilder(joinTable.name)
    .where({ [joinColumn.name]: parents.map(({ id }) => id), ...joinTable.on })
    // Where two stand at one place, the one put there first, as Strapi finds them for one parent.
    .orderBy([joinColumn.name, 'order', 'id'])
    .execute<Row[]>({ mapResults: false });

  const idsByKind = new Map<string, Set<number>>();
  for (const place of places) {
    const [id, kind] = [place[idColumn.name] as number, place[typeColumn.name] as string];
    // A kind may have been taken out of the house and still stand in old rows.
    if (!id || !db.metadata.get(kind)) continue;
    idsByKind.set(kind, (idsByKind.get(kind) ?? new Set()).add(id));
  }
  const found = new Map<string, Row>();
  const loads = [...idsByKind].map(async ([kind, wanted]) => {
    const builder = db.entityManager.createQueryBuilder(kind);
    const rows = await builder
      .init({})
      .addSelect(`${builder.alias}.${idColumn.referencedColumn}`)
      .where({ [idColumn.referencedColumn]: [...wanted] })
      .execute<Row[]>();
    for (const row of rows) found.set(`${kind} ${String(row.id)}`, { ...row, [typeField]: kind });
  });
  await Promise.all(loads);

  const byParent = new Map<unknown, Row[]>();
  for (const place of places) {
    const component = found.get(`${String(place[typeColumn.name])} ${String(place[idColumn.name])}`);
    if (!component) continue;
    const parent = place[joinColumn.name];
    byParent.set(parent, [...(byParent.get(parent) ?? []), component]);
  }
  return (id) => byParent.get(id) ?? [];
}
