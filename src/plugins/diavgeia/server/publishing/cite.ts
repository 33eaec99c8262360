import type { Core } from '@strapi/strapi';

import { withApproval } from '../../../editorial/api';
import type { Ada } from '../../shared/ada';
import { isCiting, readCited } from '../../shared/citing';
import type { EntryOf } from './rows';

/**
 * The entry a posting was begun from cites the act that came of it; readers see it with the next edition. One person prepared that act
 * and another approved it, and nobody writes its number by hand: so a text that was approved or has its hour keeps both.
 */
export async function cite(strapi: Core.Strapi, { entry, ada }: { entry: EntryOf; ada: Ada }): Promise<void> {
  const { type, documentId, language } = entry;
  if (!isCiting(type)) return;
  const place = { documentId, ...(language && { locale: language }) };
  const draft = await strapi.documents(type).findOne({ ...place, status: 'draft' } as never);
  const { adas } = readCited((draft as { citedAdas?: unknown } | null)?.citedAdas);
  if (!draft || adas.includes(ada)) return;
  const data = { citedAdas: [...adas, ada] };
  await withApproval(documentId, () => strapi.documents(type).update({ ...place, data } as never));
}
