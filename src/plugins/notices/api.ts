import type { Core } from '@strapi/strapi';

import { order } from './server/notices';
import { timingsOf } from './server/people';
import type { Notice } from './server/post';

type Telling = { people: number[]; notice: Omit<Notice, 'person'>; now: Date };

/** Writes to people, each when they want to be written to, that something concerns a text of theirs; in the open transaction. */
export async function tell(strapi: Core.Strapi, { people, notice, now }: Telling): Promise<void> {
  const title = notice.title.slice(0, 255);
  for (const [person, timing] of await timingsOf(strapi, [...new Set(people)]))
    await order(strapi, { ...notice, title, person }, { timing, now });
}
