import { AsyncResource } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Delivery } from './server/delivery';
import { noteChosen as noteChoice } from './server/observing';
import { reading } from './server/reading';
import { looksAlong, shortName } from './shared/tags';

/**
 * Called while an answer to the public is being made: the answer depends on that document or, without `documentId`, on whatever
 * entries of that type there are. What is read through Strapi is noted by itself; raw SQL must say what it read. Work on drafts drops
 * the answer only with `drafts`.
 */
export function noteRead(
  _strapi: Core.Strapi,
  { type, documentId, drafts }: { type: string; documentId?: string; drafts?: boolean },
): void {
  const name = shortName(type);
  reading()?.note({ type: name, documentId, drafts });
  // Nobody knows what was read along with it.
  if (documentId !== undefined) reading()?.tags.add(looksAlong({ type: name }));
}

/** The same, where it depends on which entries of the type a filter in Strapi's own form chooses, and on nothing else that they hold. */
export function noteChosen(strapi: Core.Strapi, chosen: { type: string; where: unknown }): void {
  const present = reading();
  if (present) noteChoice(strapi, present, { uid: chosen.type, where: chosen.where });
}

/** The answer being made is no longer right from that instant on. */
export function changesAt(_strapi: Core.Strapi, instant: Date): void {
  reading()?.changesAt(instant);
}

/** In every process, whatever was answered so far. */
export async function dropAnswers(strapi: Core.Strapi): Promise<void> {
  if ('delivery' in strapi.plugins) await strapi.db.connection.raw(`SELECT delivery_tell('*')`);
}

/** `act` is called when the languages of the office changed, or may have; in whichever process, and outside of whatever goes on there. */
export function whenLanguagesChange(strapi: Core.Strapi, act: () => void): void {
  if ('delivery' in strapi.plugins) deliveryOf(strapi).whenLanguagesChange(AsyncResource.bind(act));
}

/**
 * Said in the open transaction before SQL writes many documents of a type: every answer that asked for that type goes at the
 * commit, and the single documents are not called out, which costs more than writing them.
 */
export async function changesWhole(trx: Knex, uid: string): Promise<void> {
  await trx.raw('SELECT delivery_whole(?, ?)', [shortName(uid), uid]);
}

export type { Totals } from './server/counts';
/** Where answers came from so far, and whether what the database calls out is heard. */
export const deliveryOf = (strapi: Core.Strapi) => strapi.plugin('delivery').service('delivery') as unknown as Delivery;
