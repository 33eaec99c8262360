import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { DateTime } from 'luxon';
import { z } from 'zod';

import { LANGUAGES } from '../../../../office/refusal';
import { publicUrl, readSettings } from '../../../../office/settings';
import { asking } from '../../../answers/api';
import { changesAt } from '../../../delivery/api';
import { line, localeIn, nameOfOffice, uuidOf } from '../../../feeds/api';
import { CALL_KINDS } from '../../shared/calls';
import { pageOf } from '../../shared/citing';
import { CALL_WORDS, callCalendar } from './calendar';
import { calls, callsInCalendar, MOST } from './reading';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((v) => v === 'true')]);
const asked = {
  kind: z.enum(CALL_KINDS).optional(),
  open: flag.optional(),
  organization: z.string().max(64).optional(),
  start: z.coerce.number().int().min(0).max(10_000).default(0),
  limit: z.coerce.number().int().min(1).max(MOST).default(25),
};
const listAsked = asking(z.strictObject(asked));
const calendarAsked = asking(z.object({ kind: asked.kind }));

/** `GET /api/calls`. */
export const callsInRest = (strapi: Core.Strapi) => async (ctx: Context) => {
  const question = listAsked(strapi, ctx.query);
  const { calls: data, total } = await calls(strapi, question, new Date());
  ctx.body = { data, meta: { pagination: { start: question.start, limit: question.limit, total } } };
};

const DAYS_BACK = 90;

/** `GET /feeds/<locale>/calls.ics`. */
export const callsInICalendar = (strapi: Core.Strapi) => async (ctx: Context) => {
  const locale = await localeIn(strapi, ctx);
  const { kind } = calendarAsked(strapi, ctx.query);
  const settings = readSettings();
  const today = DateTime.now().setZone(settings.OFFICE_TIMEZONE).startOf('day');
  changesAt(strapi, today.plus({ days: 1 }).toJSDate());
  const found = await callsInCalendar(strapi, { kind }, today.minus({ days: DAYS_BACK }).toJSDate());
  const language = LANGUAGES.find((one) => one === locale) ?? 'en';
  const named = [await nameOfOffice(strapi, locale), CALL_WORDS.calls[language], ...(kind ? [CALL_WORDS[kind][language]] : [])];
  ctx.body = callCalendar({
    uid: uuidOf('calls', locale, kind ?? ''),
    name: named.map(line).join(' · '),
    source: `${publicUrl(settings)}${ctx.path}${kind ? `?kind=${kind}` : ''}`,
    language,
    timeZone: settings.OFFICE_TIMEZONE,
    calls: found.flatMap((row) =>
      row.deadline_at === null
        ? []
        : [
            {
              ada: row.ada,
              kind: row.kind,
              subject: row.subject,
              deadlineAt: row.deadline_at,
              changedAt: row.changed_at,
              revision: row.revision,
              isOff: row.decision_status === 'revoked',
              url: pageOf(row.ada),
              documentUrl: row.document_url,
            },
          ],
    ),
  });
  ctx.type = 'text/calendar; charset=utf-8';
};

const TYPES = `
  enum CallKind { ${CALL_KINDS.join(' ')} }
  "A tender or call that the municipality has posted on the transparency portal."
  type Call {
    ada: String!
    kind: CallKind!
    subject: String
    protocolNumber: String
    issueDate: Date
    postedAt: DateTime!
    "Until when it may be answered, as far as the office knows."
    deadlineAt: DateTime
    "Whether it may still be answered; null where the deadline is not known."
    isOpen: Boolean
    amount: Float
    currency: String
    cpvCodes: [String!]!
    organization: String
    "Its page at the portal."
    url: String!
    documentUrl: String
  }
  type CallsAnswer { calls: [Call!]! total: Int! }
  type Query {
    "The nearest deadline first. \`open: true\` leaves out what is over, \`open: false\` gives only that."
    calls(kind: CallKind, open: Boolean, organization: ID, start: Int, limit: Int): CallsAnswer!
  }`;

/** The same as by REST. */
export function callsInGraphql(strapi: Core.Strapi): void {
  strapi
    .plugin('graphql')
    .service('extension')
    .use(() => ({
      typeDefs: TYPES,
      resolvers: {
        Query: {
          calls: (_root: unknown, args: object) => calls(strapi, listAsked(strapi, withoutNulls(args)), new Date()),
        },
      },
      resolversConfig: { 'Query.calls': { auth: false } },
    }));
}

function withoutNulls(args: object): object {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== undefined));
}
