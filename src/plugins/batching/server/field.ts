import type { Core } from '@strapi/strapi';

import { loadRelated } from './related';
import { type Database, databaseOf, type Query } from './strapi';
import { loadZone } from './zone';

export type Parent = { id: number };
export type Info = { fieldNodes: readonly unknown[] };
export type Resolve = (parent: unknown, args: Query, context: object, info: Info) => unknown;
/** What Strapi answers for a relation: wrapped for to-one and to-many, bare for components and zones. */
type Answer = { nodes?: unknown; value?: unknown; info: object };
type Loaded = (id: number) => unknown;

/** Stands in for a parent: tells what Strapi would ask the database for it, and lets Strapi have this answer instead. */
export class StandIn {
  query: Query | undefined;
  constructor(private readonly answer: unknown) {}
  load(query: Query | undefined): unknown {
    this.query = query;
    return this.answer;
  }
}

type Waiting = { parent: Parent; resolve: (answer: unknown) => void; reject: (fault: unknown) => void };
export type Field = {
  strapi: Core.Strapi;
  uid: string;
  name: string;
  kind: 'association' | 'component' | 'zone';
  isMedia: boolean;
  isMany: boolean;
  /** Strapi's resolver of the field, which validates, cleans and puts the question. */
  stock: Resolve;
};

/**
 * One place of one answer: a field in one selection of one request. Its arguments, its caller and its type are the same for all
 * parents, so Strapi's resolver is asked once what it would load, and that is loaded for all who asked in the same tick.
 */
export class Place {
  private waiting: Waiting[] = [];
  private asking: Promise<{ query: Query; answer: unknown }> | undefined;

  constructor(
    private readonly field: Field,
    private readonly question: { args: Query; context: object; info: Info },
  ) {}

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
      const { query, answer } = await (this.asking ??= this.ask());
      const loaded = await this.fetch(query, [...new Set(waiting.map(({ parent }) => parent.id))]);
      for (const { parent, resolve } of waiting) resolve(this.answerWith(answer, loaded(parent.id)));
    } catch (fault) {
      for (const { reject } of waiting) reject(ownCopy(fault));
    }
  }

  /** What Strapi would load, and the answer it would wrap that into. */
  private async ask(): Promise<{ query: Query; answer: unknown }> {
    const { args, context, info } = this.question;
    const standIn = new StandIn(this.field.isMany ? [] : null);
    const answer = await this.field.stock(standIn, args, context, info);
    return { query: standIn.query ?? {}, answer };
  }

  private async fetch(query: Query, ids: number[]): Promise<Loaded> {
    const { strapi, uid, name, kind, isMedia } = this.field;
    const db: Database = databaseOf(strapi);
    if (kind === 'zone') return loadZone({ db, uid, name, ids });
    const loaded = await loadRelated({ db, uid, name, query, ids });
    return isMedia ? this.signed(ids, loaded) : loaded;
  }

  /** Addresses of files in a private bucket are signed, as Strapi's resolver does. */
  private async signed(ids: number[], loaded: Loaded): Promise<Loaded> {
    const { signFileUrls } = this.field.strapi.plugin('upload').service('file') as { signFileUrls: (file: unknown) => unknown };
    const sign = async (found: unknown) =>
      Array.isArray(found) ? Promise.all(found.map(signFileUrls)) : found ? signFileUrls(found) : found;
    const found = new Map(await Promise.all(ids.map(async (id) => [id, await sign(loaded(id))] as const)));
    return (id) => found.get(id);
  }

  private answerWith(answer: unknown, found: unknown): unknown {
    if (this.field.kind !== 'association') return found;
    return { ...(answer as Answer), [this.field.isMany ? 'nodes' : 'value']: found };
  }
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
