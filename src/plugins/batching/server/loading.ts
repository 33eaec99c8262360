import { isBatchable, loadRelated } from './related';
import type { Database, Query } from './strapi';
import { isZone, loadZone } from './zone';

export type Parent = { id: number; documentId?: string };
type Waiting = { parent: Parent; resolve: (found: unknown) => void; reject: (fault: unknown) => void };
type Relation = { db: Database; uid: string; name: string; query: Query };

/** What one place of one answer asks of a relation; whoever loads with this very object shares its statements. */
const shared = new WeakMap<Query, Map<string, Batch>>();

/** From now on all who load a relation with this query, in the same tick, are served together. */
export function share(query: Query): Query {
  shared.set(query, new Map());
  return query;
}

/** Puts the sharing into the one place of Strapi through which relations of single rows are loaded. */
export function loadTogether(db: Database): void {
  const load = db.entityManager.load.bind(db.entityManager);
  db.entityManager.load = async (uid, entity, fields, query) => {
    if (entity instanceof StandIn) return entity.load(query);
    const batches = query && shared.get(query);
    // In a transaction statements must go by its connection and in its order.
    if (!batches || typeof fields !== 'string' || !isParent(entity) || db.inTransaction())
      return load(uid, entity, fields, query);
    const about = { db, uid, name: fields };
    if (!isZone(about) && !isBatchable(about, entity)) return load(uid, entity, fields, query);
    const key = `${uid} ${fields}`;
    const batch = batches.get(key) ?? new Batch({ ...about, query });
    batches.set(key, batch);
    return batch.load(entity);
  };
}

/** Stands in for a parent: learns what Strapi would ask the database for it, and lets Strapi have this answer instead. */
export class StandIn {
  query: Query | undefined;
  wasAsked = false;
  constructor(private readonly answer: unknown) {}
  load(query: Query | undefined): unknown {
    this.wasAsked = true;
    this.query = query;
    return this.answer;
  }
}

class Batch {
  private waiting: Waiting[] = [];
  constructor(private readonly relation: Relation) {}

  load(parent: Parent): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.waiting.push({ parent, resolve, reject }) > 1) return;
      // After all promises that are settled by now have been followed, and so every sibling has asked.
      void Promise.resolve().then(() => process.nextTick(() => void this.run()));
    });
  }

  private async run(): Promise<void> {
    const waiting = this.waiting;
    this.waiting = [];
    try {
      const parents = [...new Map(waiting.map(({ parent }) => [parent.id, parent])).values()];
      const { db, uid, name } = this.relation;
      const load = isZone({ db, uid, name }) ? loadZone : loadRelated;
      const found = await load({ ...this.relation, parents });
      for (const { parent, resolve } of waiting) resolve(found(parent.id));
    } catch (fault) {
      for (const { reject } of waiting) reject(ownCopy(fault));
    }
  }
}

function isParent(entity: object): entity is Parent {
  return Number.isInteger((entity as Parent).id);
}

/** Whoever words an error writes into it, so each field gets one of its own. */
function ownCopy(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault;
  const copy = Object.create(Object.getPrototypeOf(fault) as object, Object.getOwnPropertyDescriptors(fault)) as Error & {
    details?: unknown;
  };
  if (copy.details) copy.details = structuredClone(copy.details);
  return copy;
}
