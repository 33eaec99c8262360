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

type Given = (
  strapi: Core.Strapi,
  given: unknown,
) => Omit<Question, 'locale' | 'fallback' | 'types' | 'page' | 'pageSize'> & Partial<Question>;

/** Making a schema takes longer than holding a question against it; the languages of the office seldom change. */
let reader: { of: string; read: Given } | undefined;

function readerFor(languages: string[]): Given {
  const of = languages.join();
  if (reader?.of !== of) reader = { of, read: asking(schemaOf(languages)) };
  return reader.read;
}

function schemaOf(languages: string[]) {
  return z
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
}

/** Reads the question of a reader, from an address or from GraphQL; what does not fit is refused in the reader's language. */
export function questionIn(strapi: Core.Strapi, { given, languages }: { given: unknown; languages: string[] }): Question {
  const {
    locale = languages[0] ?? '',
    fallback = false,
    types = [],
    page = 1,
    pageSize = 25,
    q,
    ...rest
  } = readerFor(languages)(strapi, given);
  return { ...rest, q: q.replaceAll('\0', ' ').normalize('NFC'), locale, fallback, types, page, pageSize };
}
