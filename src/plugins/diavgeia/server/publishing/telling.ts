import type { Core } from '@strapi/strapi';

import { type Actor, audit, type Subject } from '../../../audit/api';
import { POSTING } from '../../shared/names';
import { isObject } from '../../shared/publishing/field';
import type { PostingRow } from './rows';

type Named = Pick<PostingRow, 'id' | 'said' | 'act' | 'ada'>;
type Told = { row: Named; what: string; by: Actor; note?: string | null | undefined; after?: object };

/** What the log calls a posting. */
export function subjectOf({ id, said, act, ada }: Named): Subject {
  const there = (act ?? {}) as { subject?: unknown };
  const title = [isObject(said) ? said.subject : '', there.subject, ada].find(
    (one) => typeof one === 'string' && one.trim() !== '',
  );
  return { type: POSTING, documentId: id, locale: null, title: typeof title === 'string' ? title.slice(0, 250) : '' };
}

/** One step of a posting in the log; the last thing in its transaction. */
export async function tell(strapi: Core.Strapi, { row, what, by, note = null, after }: Told): Promise<void> {
  await audit(strapi).record({ act: `diavgeia.posting.${what}`, by, subject: subjectOf(row), note, after: after ?? null });
}
