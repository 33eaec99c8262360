import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { atom } from '../shared/atom';
import type { Feed } from '../shared/item';
import { jsonFeed } from '../shared/json-feed';
import { line } from '../shared/plain';
import { itemOf, RELEASE, type Release } from '../shared/release';
import { rss } from '../shared/rss';
import { uuidOf } from '../shared/stable-id';
import { RELEASES, wordsIn } from '../shared/words';
import { askedIn, type Asked } from './asking';
import { around, FILE, nameOfOffice, published } from './reading';

const FORMS = {
  rss: { write: rss, type: 'application/rss+xml; charset=utf-8' },
  atom: { write: atom, type: 'application/atom+xml; charset=utf-8' },
  json: { write: jsonFeed, type: 'application/feed+json; charset=utf-8' },
} as const;
export type Form = keyof typeof FORMS;
export const RELEASE_FORMS = Object.keys(FORMS) as Form[];

const NAMED = { fields: ['name'] };
const WHAT_READERS_HAVE = {
  fields: [
    ...['documentId', 'locale', 'slug', 'kind', 'title', 'subtitle', 'summary', 'body', 'issuedAt', 'publicUpdatedAt'],
    ...['lifecycle', 'lifecycleNote', 'replacedByUrl'],
  ],
  populate: {
    replacedBy: { fields: ['slug', 'title', 'locale'], filters: { publishedAt: { $notNull: true } } },
    changeNotes: { fields: ['at', 'note', 'major'] },
    organization: NAMED,
    topics: NAMED,
    quotes: { fields: ['speaker', 'role', 'text'] },
    images: { fields: ['alt', 'caption', 'credit'], populate: { file: FILE } },
    attachments: { fields: ['title'], populate: { file: FILE } },
  },
};

/** The newest releases, in the order in which readers had to hear of them. */
export const releases = (strapi: Core.Strapi) => (form: Form) => async (ctx: Context) => {
  const asked = await askedIn(strapi, ctx, RELEASE);
  const { write, type } = FORMS[form];
  ctx.body = write(await feedOf(strapi, asked));
  ctx.type = type;
};

async function feedOf(strapi: Core.Strapi, asked: Asked): Promise<Feed> {
  const { locale, filters, limit, withFallback, narrowed, address } = asked;
  const sort = ['publicUpdatedAt:desc', 'documentId:asc'];
  const found = await published<Release>(strapi, RELEASE, { ...WHAT_READERS_HAVE, locale, filters, sort, limit, withFallback });
  const world = around();
  const issuer = line(await nameOfOffice(strapi, locale));
  const title = [issuer, RELEASES[wordsIn(locale)], ...narrowed].map(line).join(' · ');
  return {
    id: `urn:uuid:${uuidOf('press-releases', locale, JSON.stringify(filters), withFallback ? 'fallback' : '')}`,
    address,
    home: world.addresses.home(locale),
    title,
    description: title,
    issuer,
    language: locale,
    items: found.map((release) => itemOf(release, world)),
  };
}
