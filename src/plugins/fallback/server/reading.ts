import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';

import { servedAs } from './models';
import { readable } from './relations';
import { type Asked, isKept, isLocalized, whereServed } from './served';
import type { Serving } from './serving';

type Query = { where?: unknown } & Record<string, unknown>;
type Read = (query?: Query) => Promise<unknown>;
type Load = (row: object, field: string | string[], query?: unknown) => Promise<unknown>;
type Repository = { findOne: Read; findMany: Read; count: Read; load: Load };
type Database = { query(uid: string): Repository };

const language = new AsyncLocalStorage<string>();

/** The language in which whoever reads a row asked for it, of rows that came by way of `fallback`. */
const askedIn = new WeakMap<object, string>();

export const languageAsked = (row: object): string | undefined => askedIn.get(row);

/** Reads what `read` asks the database for as it is served to whoever asks in this language. */
export function asServedIn<T>(asked: string, read: () => Promise<T>): Promise<T> {
  return language.run(asked, read);
}

/** From now on the database answers with what is served wherever somebody reads so, and with what hangs on that. */
export function readAsServed(strapi: Core.Strapi, serving: Serving): void {
  const database = strapi.db as unknown as Database;
  const query = database.query.bind(database);
  const types = new Set(readable(strapi));
  const present = new Map([...types].map((uid) => [uid, { ...query(uid), load: follow(uid) }]));
  database.query = (uid) => {
    const asked = language.getStore();
    if (asked === undefined || !types.has(uid)) return present.get(uid) ?? query(uid);
    return narrowed(strapi, {
      uid,
      asked: { language: asked, chain: serving.chainFor(asked) },
      repository: query(servedAs(uid, serving.through(asked))),
    });
  };

  /** What hangs on a row that was served so is served so too; its other languages stay what they are. */
  function follow(uid: string): Load {
    return async (row, field, params) => {
      const asked = askedIn.get(row);
      if (asked === undefined || field === 'localizations') return query(uid).load(row, field, params);
      return marked(await query(servedAs(uid, serving.through(asked))).load(row, field, params), asked);
    };
  }
}

type Narrowing = { uid: string; asked: Asked; repository: Repository };

function narrowed(strapi: Core.Strapi, { uid, asked, repository }: Narrowing): Repository {
  const only = ({ where, ...rest }: Query = {}): Query =>
    isLocalized(strapi, uid) && !isKept(strapi, uid)
      ? { ...rest, where: { $and: [anyLanguage(where), best(strapi, uid, asked)] } }
      : { ...rest, where: anyLanguage(where) };
  return {
    ...repository,
    findOne: async (query) => marked(await repository.findOne(only(query)), asked.language),
    findMany: async (query) => marked(await repository.findMany(only(query)), asked.language),
    count: (query) => repository.count(only(query)),
  };
}

/** Strapi calls the table of a statement t0; the condition hangs on the comparison of its language. */
function best(strapi: Core.Strapi, uid: string, asked: Asked): object {
  return { locale: strapi.db.connection.raw(whereServed(strapi, asked, { uid, alias: 't0' })) };
}

/** Strapi's document service looks one entry up in one language; `*` means that it is not the one to say which. */
function anyLanguage(where: unknown): unknown {
  if (typeof where !== 'object' || where === null || (where as Query).locale !== '*') return where ?? {};
  const { locale, ...rest } = where as Query;
  return rest;
}

function marked(found: unknown, asked: string): unknown {
  for (const row of [found].flat()) if (typeof row === 'object' && row !== null) askedIn.set(row, asked);
  return found;
}
