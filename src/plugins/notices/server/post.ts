import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { publicUrl, readSettings } from '../../../office/settings';
import { jobs } from '../../jobs/api';
import { WORDS } from '../../panel/api';
import { digestOf, type Letter, letterOf, type Manner, type Matter } from '../shared/letter';
import { CHOICE_PAGE, DIGEST, NOTICE, POST } from '../shared/names';
import { KINDS } from '../shared/rules';
import { type Addressee, addresseeOf } from './people';

const NOTICE_SHAPE = z.object({
  person: z.number().int(),
  kind: z.enum(KINDS),
  type: z.string(),
  document: z.string(),
  language: z.string(),
  title: z.string(),
  others: z.array(z.object({ language: z.string(), title: z.string() })).nullish(),
  by: z.string(),
});

/** One text that one person is told of, in one language version and maybe others. */
export type Notice = z.output<typeof NOTICE_SHAPE>;

/** Writing the letters is background work: no verb waits for the mail server, and what it refuses is tried again. */
export function writeLetters(strapi: Core.Strapi): void {
  jobs(strapi).define({
    name: POST,
    payload: NOTICE_SHAPE,
    run: async ({ payload }) => {
      const to = await addresseeOf(strapi, payload.person);
      if (to) await send(strapi, to, letterOf(matterOf(payload, to), manner(to)));
    },
  });
  jobs(strapi).define({
    name: DIGEST,
    payload: z.object({ person: z.number().int() }),
    run: ({ payload: { person } }) => sendDigest(strapi, person),
  });
}

/** All that waits for somebody, in one letter; what comes meanwhile waits for the next. */
async function sendDigest(strapi: Core.Strapi, person: number): Promise<void> {
  const waiting: (Notice & { id: number })[] = await strapi.db.query(NOTICE).findMany({ where: { person }, orderBy: 'id' });
  const to = await addresseeOf(strapi, person);
  if (to && waiting.length > 0) {
    const matters = waiting.map((notice) => matterOf(notice, to));
    await send(strapi, to, digestOf(matters, manner(to)));
  }
  await strapi.db.query(NOTICE).deleteMany({ where: { id: { $in: waiting.map(({ id }) => id) } } });
}

/** The version in the reader's own language leads, where there is one. */
function matterOf({ kind, type, document, by, others, ...first }: Notice, { language: spoken }: Addressee): Matter {
  const versions = [first, ...(others ?? [])];
  const { title, language } = versions.find((version) => version.language === spoken) ?? first;
  const typeCalled = WORDS[spoken].types[type]?.name ?? type;
  // Many mail programs end a link at a bracket.
  const query = new URLSearchParams({ 'plugins[i18n][locale]': language });
  const address = `${panel()}/content-manager/collection-types/${type}/${document}?${query.toString()}`;
  return { kind, title, typeCalled, languages: versions.map((version) => version.language), by, address };
}

function manner({ language }: Addressee): Manner {
  return { language, choice: `${panel()}/settings/${CHOICE_PAGE}` };
}

function panel(): string {
  return `${publicUrl(readSettings())}/admin`;
}

async function send(strapi: Core.Strapi, { email }: Addressee, letter: Letter): Promise<void> {
  const post = strapi.plugin('email').service('email') as unknown as { send(message: object): Promise<void> };
  await post.send({ to: email, ...letter });
}
