import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { DateTime } from 'luxon';
import { z } from 'zod';

import { refuseIf } from '../../../../office/refusal';
import { readSettings } from '../../../../office/settings';
import { asking } from '../../../answers/api';
import { audit } from '../../../audit/api';
import { findAda } from '../../shared/ada';
import { EXPOSURES } from '../../shared/exposure';
import { addDays, dayOf, isDay } from '../../shared/moments';
import { PROPOSE, READ } from '../../shared/names';
import { noReason, refusalsToMark, TERM } from '../../shared/press';
import type { PressAnswer } from '../../shared/ties-contracts';
import { allowedTo } from '../permissions';
import { mayDo, personIn } from '../people';
import { newspapersIn, pressItems, STATES } from './reading';

const day = z.string().refine(isDay);
const asked = asking(z.strictObject({ state: z.enum(STATES).default('open') }));
const said = asking(
  z.strictObject({
    state: z.enum(STATES),
    newspaper: z.string().trim().max(200).default(''),
    publishedOn: day.optional(),
    fileId: z.number().int().positive().nullable().default(null),
    note: z.string().trim().max(1000).default(''),
    /** Until when it is to be printed; only of what is open. */
    dueOn: day.optional(),
  }),
);
const EMPTY = {
  newspaper: null,
  published_on: null,
  file_id: null,
  note: null,
  done_by: null,
  done_by_name: null,
  done_at: null,
};

/** The list of what the press must print, and its proofs. */
export const press = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const { state } = asked(strapi, ctx.query);
    const today = todayAt();
    const data = await pressItems(strapi, { state, today, withHidden: mayDo(ctx, READ) });
    const newspapers = await newspapersIn(strapi);
    ctx.body = { data, newspapers, today, timeZone: readSettings().OFFICE_TIMEZONE } satisfies PressAnswer;
  },

  /** Marks an act as printed with its proof, as one that need not be, or takes either back; any act of the mirror may be put on the list. */
  async set(ctx: Context) {
    const ada = findAda(String(ctx.params.ada));
    const given = said(strapi, ctx.request.body);
    const by = personIn(strapi, ctx);
    const now = new Date();
    await strapi.db.transaction(async ({ trx }) => {
      const act = (await trx('decisions')
        .where({ ada })
        .whereIn('exposure', mayDo(ctx, READ) ? EXPOSURES : EXPOSURES.filter((one) => one !== 'hidden'))
        .first(trx.raw('ada, issue_date::text, posted_at'))) as
        { ada: string; issue_date: string | null; posted_at: Date | null } | undefined;
      if (!act) throw new errors.NotFoundError();
      const posted = act.posted_at ?? now;
      const row = await rowOf(strapi, { given, by, now, issueDate: act.issue_date });
      await trx('diavgeia_press')
        .insert({ ada, posted_at: posted, due_on: addDays(dayOf(posted), TERM), ...row })
        .onConflict('ada')
        .merge(row);
      await audit(strapi).record({ act: 'diavgeia.press', by: audit(strapi).actor(), subject: null, after: { ada, ...given } });
    });
    ctx.body = { data: { ada } };
  },
});

type Marking = { given: ReturnType<typeof said>; by: { id: number; name: string }; now: Date; issueDate: string | null };

async function rowOf(strapi: Core.Strapi, { given, by, now, issueDate }: Marking): Promise<object> {
  const { state, newspaper, publishedOn = todayAt(), fileId, note, dueOn } = given;
  const done = { done_by: by.id, done_by_name: by.name, done_at: now };
  if (state === 'open') return { ...EMPTY, state, ...(dueOn && { due_on: dueOn }) };
  if (state === 'not-needed') {
    refuseIf(strapi, note === '' ? [noReason()] : []);
    return { ...EMPTY, state, note, ...done };
  }
  refuseIf(strapi, refusalsToMark({ newspaper, publishedOn, fileId }, { issueDate, today: todayAt() }));
  await refuseUnknownFile(strapi, fileId);
  return { state, newspaper, published_on: publishedOn, file_id: fileId, note: note || null, ...done };
}

function todayAt(): string {
  return (DateTime.now().setZone(readSettings().OFFICE_TIMEZONE) as DateTime<true>).toISODate();
}

async function refuseUnknownFile(strapi: Core.Strapi, id: number | null): Promise<void> {
  const found = id === null ? null : await strapi.db.query('plugin::upload.file').findOne({ where: { id }, select: ['id'] });
  if (!found) throw new errors.NotFoundError();
}

export const pressRoutes = [
  { method: 'GET', path: '/press', handler: 'press.list', config: allowedTo(PROPOSE) },
  { method: 'PUT', path: '/press/:ada', handler: 'press.set', config: allowedTo(PROPOSE) },
];
