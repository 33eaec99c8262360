import type { Knex } from 'knex';

import type { Act } from '../../shared/act';
import type { Exposure } from '../../shared/exposure';
import { noteCalls } from '../calls/noting';
import { notePress } from '../press/noting';
import { propose } from '../proposals/proposing';
import { noteHappenings } from './happenings';

/** A new version of an act as the mirror writes it; `before` is missing where the act was not known. */
export type News = { act: Act; exposure: Exposure; before: { status: string } | null; changed: string[] };

/** All that hangs on acts follows them in the transaction in which the mirror writes a page, so that neither happens without the other. */
export async function follow(trx: Knex, news: News[], now: Date): Promise<void> {
  await noteHappenings(trx, news, now);
  await propose(trx, news, now);
  await noteCalls(trx, news, now);
  await notePress(trx, news, now);
}
