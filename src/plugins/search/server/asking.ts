import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { asking } from '../../answers/api';
import { LARGEST_PAGE, LONGEST, type Question, REACH, TOO_FAR } from '../shared/question';
import { TYPES } from '../shared/subjects';

const number = (most: number) =>
  z.coerce
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(1).max(most));

/** Reads the question of a reader, from an address or from GraphQL; what does not fit is refused in the reader's language. */
export async function questionIn(strapi: Core.Strapi, given: unknown): Promise<Question> {
  const languages = await knownLanguages(strapi);
  const schema = z
    .strictObject({
      q: z.string().max(LONGEST),
      locale: z.enum(languages as [string, ...string[]]).optional(),
      fallback: z.union([z.boolean(), z.enum(['true', 'false']).transform((v) => v === 'true')]).optional(),
      types: z
        .union([z.array(z.string()), z.string().transform((v) => v.split(',').filter((type) => type !== ''))])
        .pipe(z.array(z.enum(TYPES as [string, ...string[]])).max(TYPES.length))
        .optional(),
      year: number(9999).optional(),
      topic: z.string().max(64).optional(),
      organization: z.string().max(64).optional(),
      page: number(1_000_000_000).optional(),
      pageSize: number(LARGEST_PAGE).optional(),
    })
    .superRefine(({ page = 1, pageSize = 25 }, ctx) => {
      if (page * pageSize > REACH) ctx.addIssue({ code: 'custom', path: ['page'], params: { says: TOO_FAR } });
    });
  const {
    locale = languages[0] ?? '',
    fallback = false,
    types = [],
    page = 1,
    pageSize = 25,
    q,
    ...rest
  } = asking(schema)(strapi, given);
  return { ...rest, q: q.replaceAll('\0', ' ').normalize('NFC'), locale, fallback, types, page, pageSize };
}

/** Of the office, the default first. */
async function knownLanguages(strapi: Core.Strapi): Promise<string[]> {
  const locales = strapi.plugin('i18n').service('locales') as unknown as {
    find(): Promise<{ code: string }[]>;
    getDefaultLocale(): Promise<string>;
  };
  const [all, first] = await Promise.all([locales.find(), locales.getDefaultLocale()]);
  return [first, ...all.map(({ code }) => code).filter((code) => code !== first)];
}
