import type { Core } from '@strapi/strapi';

import { tellFates } from '../../registers/api';
import { readSettings } from '../../../office/settings';
import { isPublishable } from '../shared/names';
import { fateOf, type Fate, type LiveVersion } from '../shared/fate';

type Row = LiveVersion & { document: string };

/** Lets the register books say of each document what the desk says. */
export function tellRegisters(strapi: Core.Strapi): void {
  tellFates(strapi, async ({ type, documents }) => {
    const told = new Map<string, Fate>();
    if (!isPublishable(type)) return told;
    const found: Row[] = await strapi.db
      .connection('editorial_papers')
      .where({ type })
      .whereRaw('document = ANY(?)', [documents])
      .select('document', 'language', 'live');
    const versions = new Map<string, Row[]>();
    for (const row of found) versions.set(row.document, [...(versions.get(row.document) ?? []), row]);
    for (const [document, rows] of versions) {
      const fate = fateOf(rows, readSettings().OFFICE_LOCALES);
      if (fate) told.set(document, fate);
    }
    return told;
  });
}
