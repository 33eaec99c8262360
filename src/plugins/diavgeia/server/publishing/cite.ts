import type { Core } from '@strapi/strapi';

import type { Ada } from '../../shared/ada';
import { isCiting, readCited } from '../../shared/citing';
import type { EntryOf } from './rows';

/**
 * The entry a posting was begun from cites the act that came of it. It is a change of the text like any other: readers see it with the
 * next cleared edition, and an approval that there was is asked for anew.
 */
export async function cite(strapi: Core.Strapi, { entry, ada }: { entry: EntryOf; ada: Ada }): Promise<void> {
  const { type, documentId, language } = entry;
  if (!isCiting(type)) return;
  const place = { documentId, ...(language && { locale: language }) };
  const draft = await strapi.documents(type).findOne({ ...place, status: 'draft' } as never);
  const { adas } = readCited((draft as { citedAdas?: unknown } | null)?.citedAdas);
  if (!draft || adas.includes(ada)) return;
  await strapi.documents(type).update({ ...place, data: { citedAdas: [...adas, ada] } } as never);
}
