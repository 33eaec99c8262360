import type { Core } from '@strapi/strapi';

import { reading } from './server/reading';

/**
 * Called while an answer to the public is being made: the answer depends on that document or, without `documentId`, on whatever
 * entries of that type there are. What is read through Strapi is noted by itself; raw SQL must say what it read.
 */
export function noteRead(_strapi: Core.Strapi, { type, documentId }: { type: string; documentId?: string }): void {
  reading()?.note({ type, documentId });
}

/** The answer being made is no longer right from that instant on. */
export function changesAt(_strapi: Core.Strapi, instant: Date): void {
  reading()?.changesAt(instant);
}
