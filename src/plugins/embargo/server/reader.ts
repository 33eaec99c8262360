import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { LANGUAGES, type Language } from '../../../office/refusal';
import { publicUrl, readSettings } from '../../../office/settings';
import { links } from '../api';
import { TOO_MANY } from '../shared/limit';
import { PLUGIN } from '../shared/names';
import { noticePage, releasePage } from '../shared/page';
import { STATUS } from '../shared/rules';
import { STYLE } from '../shared/style';
import { embargoLine, NOTICES, personalLine } from '../shared/words';
import type { Reading } from './links';
import { contentOf } from './views';
import { type WrongTokens, wrongTokens } from './wrong-tokens';

type Open = Extract<Reading, { verdict: 'open' }>;
type Closed = Exclude<Reading, Open>;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const FOR_PAGES = `default-src 'none'; img-src 'self'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
const FOR_FILES = `default-src 'none'; sandbox; frame-ancestors 'none'`;
/** What a browser shows by itself; everything else is taken as a file. */
const SHOWN = /^image\/(jpeg|png|webp|avif|gif)$/;

/** Answers to journalists who come with their link. */
export const reader = (strapi: Core.Strapi, wrong = wrongTokens(strapi)) => ({
  page: (ctx: Context) =>
    discreetly(ctx, async (token) => {
      const now = new Date();
      const reading = await links(strapi).read({ token, now });
      ctx.set('Content-Security-Policy', FOR_PAGES);
      if (reading.verdict !== 'open') return refuse(strapi, ctx, { ...reading, wrong });
      if (ctx.query.format === 'json') ctx.body = { data: told(reading, { token, now, reader: languageOf(ctx, reading) }) };
      else show(ctx, reading, { token, now });
    }),

  file: (ctx: Context) =>
    discreetly(ctx, async (token) => {
      const file = /^\d{1,9}$/.test(String(ctx.params.file)) ? Number(ctx.params.file) : -1;
      const reading = await links(strapi).read({ token, now: new Date(), file });
      ctx.set('Content-Security-Policy', FOR_PAGES);
      if (reading.verdict !== 'open') return refuse(strapi, ctx, { ...reading, wrong });
      const kept = await contentOf(strapi, { id: file, isForPage: ctx.query.size === 'large' });
      if (!kept) return refuse(strapi, ctx, { verdict: 'unknown', link: reading.link, wrong });
      ctx.set('Content-Security-Policy', FOR_FILES);
      ctx.attachment(kept.name, { type: SHOWN.test(kept.mime) ? 'inline' : 'attachment' });
      ctx.type = kept.mime;
      ctx.body = kept.content;
    }),
});

/** Nothing keeps the answer, and neither our log nor another site learns the address, which is the key itself. */
async function discreetly(ctx: Context, answer: (token: string) => Promise<void>): Promise<void> {
  ctx.set({
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex, nofollow, noarchive',
    'Referrer-Policy': 'no-referrer',
    Vary: 'Accept-Language',
  });
  const token = String(ctx.params.token);
  try {
    await answer(token);
  } finally {
    ctx.url = `/${PLUGIN}/-`;
  }
}

function show(ctx: Context, { link, held, view }: Open, { token, now }: { token: string; now: Date }): void {
  const language = languageOf(ctx, { link });
  ctx.type = 'html';
  ctx.body = releasePage({
    view,
    issuer: held.issuer,
    language: link.language,
    lines: linesFor({ link, held }, now, language),
    reader: language,
    address: `/${PLUGIN}/${token}`,
  });
}

/** The same for programs. Files are named by addresses of this link, never by where they lie. */
function told({ link, held, view }: Open, { token, now, reader: language }: { token: string; now: Date; reader: Language }) {
  const addressOf = (id: number) => `${publicUrl(readSettings())}/${PLUGIN}/${token}/files/${id}`;
  const withUrl = <T extends { file: { id: number } }>(one: T) => ({
    ...one,
    file: { ...one.file, url: addressOf(one.file.id) },
  });
  const { embargo } = linesFor({ link, held }, now, language);
  return {
    ...view,
    images: view.images.map(withUrl),
    attachments: view.attachments.map(withUrl),
    issuer: held.issuer,
    language: link.language,
    embargoUntil: held.embargoUntil.toISOString(),
    embargo,
    recipient: link.name,
    expiresAt: link.expiresAt.toISOString(),
  };
}

function linesFor({ link, held }: Pick<Open, 'link' | 'held'>, now: Date, language: Language) {
  const timeZone = readSettings().OFFICE_TIMEZONE;
  return {
    embargo: embargoLine({ until: held.embargoUntil, timeZone, now })[language],
    personal: personalLine({ name: link.name, until: link.expiresAt, timeZone })[language],
  };
}

type Refusing = Closed & { wrong: WrongTokens };

async function refuse(strapi: Core.Strapi, ctx: Context, { verdict, link, wrong }: Refusing): Promise<void> {
  const seconds = verdict === 'unknown' ? await wrong.count(ctx.request.ip) : null;
  // A link that is not valid says nothing of the text it once led to, not even its language.
  const language = languageOf(ctx, { link: verdict === 'unknown' ? null : link });
  if (seconds !== null) {
    ctx.set('Retry-After', String(seconds));
    return answer(ctx, { status: 429, name: 'RateLimitError', reason: 'too-many', says: TOO_MANY[language], language });
  }
  const published = verdict === 'published' && link ? addressOfPublished(strapi, link) : null;
  const status = STATUS[verdict];
  const name = status === 404 ? 'NotFoundError' : 'Gone';
  answer(ctx, { status, name, reason: verdict, says: NOTICES[verdict][language], language, published });
}

type Answer = { status: number; name: string; reason: string; says: string; language: Language; published?: string | null };

function answer(ctx: Context, { status, name, reason, says, language, published = null }: Answer): void {
  ctx.status = status;
  if (ctx.query.format === 'json') {
    const details = { reason, ...(published && { url: published }) };
    ctx.body = { data: null, error: { status, name, message: says, details } };
    return;
  }
  ctx.type = 'html';
  ctx.body = noticePage({ reader: language, says, published });
}

function addressOfPublished(strapi: Core.Strapi, { type, document, language }: NonNullable<Closed['link']>): string {
  const { pluralName } = strapi.contentType(type).info;
  return `/api/${pluralName}/${encodeURIComponent(document)}?locale=${encodeURIComponent(language)}`;
}

function languageOf(ctx: Context, { link }: { link: { language: string } | null }): Language {
  const isOurs = (code: string | undefined): code is Language => (LANGUAGES as readonly string[]).includes(code ?? '');
  const preferred = [link?.language, readSettings().OFFICE_LOCALES[0], 'en'].find(isOurs) ?? 'en';
  const accepted = ctx.acceptsLanguages(preferred, ...LANGUAGES);
  return isOurs(accepted || undefined) ? (accepted as Language) : preferred;
}
