import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { z } from 'zod';

import { refuseIf } from '../../../../office/refusal';
import { readSettings } from '../../../../office/settings';
import { asking } from '../../../answers/api';
import { audit } from '../../../audit/api';
import { instantOf } from '../../../editorial/api';
import { findAda } from '../../shared/ada';
import { CALL_KINDS, type CallKind, WITHOUT_DEADLINE } from '../../shared/calls';
import { PROPOSE } from '../../shared/names';
import type { CallOnDesk, CallsOnDeskAnswer } from '../../shared/ties-contracts';
import { allowedTo } from '../permissions';
import { personIn } from '../people';
import { COLUMNS, type Row, toCall } from './reading';

type DeskRow = Row & {
  deadline_from: CallOnDesk['deadlineFrom'];
  is_off: boolean;
  set_by_name: string | null;
  set_at: Date | null;
};

const SHOWN = ['without-deadline', 'open', 'over', 'off'] as const;
const CONDITIONS: Record<(typeof SHOWN)[number], string> = {
  'without-deadline': `NOT is_off AND deadline_at IS NULL AND call.posted_at > now() - interval '${WITHOUT_DEADLINE} days'`,
  open: 'NOT is_off AND deadline_at > now()',
  over: 'NOT is_off AND deadline_at <= now()',
  off: 'is_off',
};
const asked = asking(z.strictObject({ show: z.enum(SHOWN).default('without-deadline') }));
const set = asking(
  z.strictObject({
    kind: z.enum(CALL_KINDS),
    /** As `2026-12-15T13:00` on the office's clock, or an instant; null where there is none. */
    deadlineAt: z.string().max(40).nullable(),
    isOff: z.boolean().default(false),
  }),
);
const MOST_ROWS = 200;

/** The office's part in the list of calls: deadlines, which the portal does not know, and what is no call. */
export const callsOnDesk = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const { show } = asked(strapi, ctx.query);
    const { rows } = (await strapi.db.connection.raw(
      `SELECT ${COLUMNS}, call.deadline_from, call.is_off, call.set_by_name, call.set_at FROM diavgeia_calls AS call
         JOIN decisions ON decisions.ada = call.ada
         LEFT JOIN decisions_organization_lnk AS issued ON issued.decision_id = decisions.id
         LEFT JOIN organizations AS body ON body.id = issued.organization_id
        WHERE decisions.exposure = 'public' AND decision_status <> 'revoked' AND ${CONDITIONS[show]}
        ORDER BY ${show === 'open' ? 'deadline_at' : 'call.posted_at DESC'}, call.ada LIMIT ${MOST_ROWS}`,
    )) as { rows: DeskRow[] };
    const now = new Date();
    const data = rows.map((row) => ({
      ...toCall(row, now),
      deadlineFrom: row.deadline_from,
      isOff: row.is_off,
      setBy: row.set_by_name,
      setAt: row.set_at?.toISOString() ?? null,
    }));
    ctx.body = { data, timeZone: readSettings().OFFICE_TIMEZONE } satisfies CallsOnDeskAnswer;
  },

  async set(ctx: Context) {
    const ada = findAda(String(ctx.params.ada)) ?? '';
    const { kind, deadlineAt, isOff } = set(strapi, ctx.request.body);
    const at = deadlineAt === null ? null : instant(strapi, deadlineAt);
    await keep(strapi, { ada, kind, at, isOff, by: personIn(strapi, ctx), now: new Date() });
    ctx.body = { data: { ada } };
  },
});

type Keeping = {
  ada: string;
  kind: CallKind;
  at: Date | null;
  isOff: boolean;
  by: { id: number; name: string };
  now: Date;
};

async function keep(strapi: Core.Strapi, { ada, kind, at, isOff, by, now }: Keeping): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const found: unknown = await trx('decisions').where({ ada, exposure: 'public' }).first('posted_at');
    if (!found) throw new errors.NotFoundError();
    const row = {
      kind,
      deadline_at: at,
      deadline_from: 'person',
      is_off: isOff,
      set_by: by.id,
      set_by_name: by.name,
      set_at: now,
    };
    await trx('diavgeia_calls')
      .insert({ ada, posted_at: (found as { posted_at: Date | null }).posted_at ?? now, changed_at: now, ...row })
      .onConflict('ada')
      .merge({ ...row, changed_at: now, revision: trx.raw('diavgeia_calls.revision + 1') });
    // What readers are told of the act has changed, so answers that name it are dropped.
    await trx('decisions').where({ ada }).update({ updated_at: now });
    const after = { ada, kind, deadlineAt: at?.toISOString() ?? null, isOff };
    await audit(strapi).record({ act: 'diavgeia.call', by: audit(strapi).actor(), subject: null, after });
  });
}

function instant(strapi: Core.Strapi, at: string): Date {
  const read = instantOf({ at, timeZone: readSettings().OFFICE_TIMEZONE });
  if ('refusal' in read) refuseIf(strapi, [read.refusal]);
  if (!('at' in read)) throw new errors.ValidationError('deadlineAt');
  return read.at;
}

export const callRoutes = [
  { method: 'GET', path: '/calls', handler: 'callsOnDesk.list', config: allowedTo(PROPOSE) },
  { method: 'PUT', path: '/calls/:ada', handler: 'callsOnDesk.set', config: allowedTo(PROPOSE) },
];
