import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import { readSettings } from '../../../office/settings';
import { asking } from '../../answers/api';
import { READ } from '../shared/names';
import { LANGUAGES } from '../shared/words';
import { type Chosen, listBooks, nameOfBody, pluralOf, readBook, readWholeBook } from './book';
import { FORMATS, PAPERS } from './papers';

const language = z.enum(LANGUAGES).default('el');
const book = {
  type: z.string().min(1).max(100),
  body: z.string().max(100).optional(),
  year: z.coerce.number().int().min(1900).max(9999).optional(),
  words: z.string().trim().max(200).optional(),
  language,
};
const page = z.coerce.number().int().min(1).max(1_000_000).default(1);
const booksAsked = asking(z.strictObject({ language }));
const bookAsked = asking(z.strictObject({ ...book, page, pageSize: z.coerce.number().int().min(1).max(100).default(25) }));
const paperAsked = asking(z.strictObject({ ...book, format: z.enum(FORMATS) }));

/** The register books for the panel. */
export const desk = ({ strapi }: { strapi: Core.Strapi }) => ({
  async books(ctx: Context) {
    const asked = booksAsked(strapi, ctx.query);
    ctx.body = await listBooks(strapi, asked.language);
  },

  async book(ctx: Context) {
    const asked = bookAsked(strapi, ctx.query);
    ctx.body = await readBook(strapi, { ...asked, timeZone: readSettings().OFFICE_TIMEZONE });
  },

  async paper(ctx: Context) {
    const { format, ...asked } = paperAsked(strapi, ctx.query);
    const lines = await readWholeBook(strapi, { ...asked, timeZone: readSettings().OFFICE_TIMEZONE });
    const { type, make } = PAPERS[format];
    ctx.body = await make({ lines, language: asked.language, heading: await headingOf(strapi, asked) });
    ctx.attachment(`register-${asked.type.split('.').pop()}-${asked.year ?? 'all'}.${format}`);
    ctx.type = type;
  },
});

async function headingOf(
  strapi: Core.Strapi,
  { type, body, year, language: inWords }: Chosen & { language: z.output<typeof language> },
) {
  const name = body === undefined ? undefined : await nameOfBody(strapi, body, inWords);
  return [pluralOf(type, inWords), name, year?.toString()].filter((part) => part !== undefined);
}

const reading = {
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [READ] } }],
};

export const routes = ['books', 'book', 'paper'].map((name) => ({
  method: 'GET',
  path: `/${name}`,
  handler: `desk.${name}`,
  config: reading,
}));
