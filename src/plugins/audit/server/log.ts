import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Act, Actor, Entry } from '../shared/entry';
import { TABLE } from '../shared/names';
import { actorOf, originOf } from './caller';
import { isKeptBack, keepingBack, noteTold } from './hearing';
import { selectRows, toEntry, toRow, type Origin } from './rows';

/** `without` are acts to leave out, `byPrograms` those that count only where a program did them. */
type Of = {
  type: string;
  documentId: string;
  locale?: string | null;
  without?: readonly string[];
  byPrograms?: readonly string[];
  limit?: number;
};

export type Log = ReturnType<typeof log>;

/** Who did what, when, from where. */
export const log = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Writes one entry in the open transaction, so that an act that cannot be logged does not happen. Until that
   * transaction ends nobody else can write to the log: record as the last thing before it does.
   */
  async record(act: Act): Promise<void> {
    noteTold(act.subject);
    if (isKeptBack(act)) return;
    const origin = originOf(strapi.requestContext.get());
    await strapi.db.transaction(({ trx }) => recordIn(trx, act, origin));
  },

  /** Several acts in the open transaction, of which each would record as its own last thing: here all is recorded after the last. */
  async recordLast(acts: () => Promise<void>): Promise<void> {
    return keepingBack(acts, (act) => log({ strapi }).record(act));
  },

  /** Who is asking now. */
  actor(): Actor {
    return actorOf(strapi.requestContext.get());
  },

  /** What was done to a document, or to one language version of it, the newest first. */
  async historyOf({ type, documentId, locale, without = [], byPrograms = [], limit = 100 }: Of): Promise<Entry[]> {
    return strapi.db.transaction(async ({ trx }) => {
      const rows = selectRows(trx).where({ type, document_id: documentId }).orderBy('number', 'desc').limit(limit);
      void rows.whereNotIn('act', without);
      void rows.where((row) => row.whereNotIn('act', byPrograms).orWhere({ actor_kind: 'token' }));
      if (locale) void rows.where((row) => row.where({ locale }).orWhereNull('locale'));
      return (await rows).map(toEntry);
    });
  },
});

/** Without Strapi, for the operator's commands. */
export async function recordIn(db: Knex, act: Act, origin: Origin = { ip: null, userAgent: null }): Promise<void> {
  await db(TABLE).insert(toRow(act, origin));
}
