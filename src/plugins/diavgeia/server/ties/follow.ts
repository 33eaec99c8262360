import type { Core } from '@strapi/strapi';

import { mirror } from '../../api';
import { noteCalls } from '../calls/noting';
import { notePress } from '../press/noting';
import { propose } from '../proposals/proposing';
import { noteHappenings } from './happenings';

/** All that hangs on acts follows them in the transaction in which the mirror writes a page, so that neither happens without the other. */
export function followActs(strapi: Core.Strapi): void {
  mirror(strapi).onActs(async ({ trx, changes }) => {
    const now = new Date();
    await noteHappenings(trx, changes, now);
    await propose(trx, changes, now);
    await noteCalls(trx, changes, now);
    await notePress(trx, changes, now);
  });
}
