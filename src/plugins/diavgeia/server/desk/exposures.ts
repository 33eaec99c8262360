import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Context } from 'koa';
import { z } from 'zod';

import { refuseIf } from '../../../../office/refusal';
import { asking } from '../../../answers/api';
import { audit } from '../../../audit/api';
import { isAda, toAda } from '../../shared/ada';
import type { ExposingProgress, ExposureLine, ExposuresAnswer } from '../../shared/contracts';
import { CAREFUL, type Exposure, EXPOSURES, PATTERNS } from '../../shared/exposure';
import { KEEP, READ } from '../../shared/names';
import { TYPES } from '../../shared/types';
import { allowedTo } from '../permissions';
import { exposePage } from '../mirror/exposing';
import { holdTable } from '../mirror/exposures';
import { keepDocuments, orderExposing } from '../schedule';

const deciding = asking(z.strictObject({ subject: z.string().trim().min(1).max(40), exposure: z.enum(EXPOSURES).nullable() }));
const NOT_KNOWN = {
  code: 'unknown-subject',
  field: 'subject',
  says: {
    el: 'Αυτό δεν είναι ούτε είδος πράξης ούτε ΑΔΑ ούτε κάτι που αναζητείται στις πράξεις.',
    tr: 'Bu ne bir işlem türü, ne bir ΑΔΑ, ne de işlemlerde aranan bir şey.',
    en: 'This is neither a type of acts nor an ΑΔΑ nor anything that is looked for in acts.',
  },
};

/** What of an act the public sees: the office's table, for the panel. */
export const exposures = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    ctx.body = (await tableOf(strapi)) satisfies ExposuresAnswer;
  },

  /** Of one act at once; of a type or a pattern in the background, which the answer does not wait for. */
  async decide(ctx: Context) {
    const { subject: given, exposure } = deciding(strapi, ctx.request.body);
    const subject = given in CAREFUL ? given : toAda(given);
    const isAct = !(subject in CAREFUL);
    refuseIf(strapi, isAct && !isAda(subject) && !(await isMirrored(strapi, subject)) ? [NOT_KNOWN] : []);
    await strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      await holdTable(trx);
      const by = audit(strapi).actor();
      const before = await trx<{ subject: string; exposure: Exposure }>('diavgeia_exposures').where({ subject }).first();
      await trx('diavgeia_exposures').where({ subject }).delete();
      const row = { subject, exposure, decided_by: by.name, decided_at: new Date() };
      if (exposure !== null) await trx('diavgeia_exposures').insert(row);
      if (isAct) await exposePage(strapi, { only: subject });
      else await orderExposing(strapi);
      const told = { before: { subject, exposure: before?.exposure ?? null }, after: { subject, exposure } };
      await audit(strapi).record({ act: 'diavgeia.expose', by, subject: null, ...told });
    });
    if (isAct) await keepDocuments(strapi);
    ctx.body = await tableOf(strapi);
  },
});

export const exposureRoutes = [
  { method: 'GET', path: '/exposures', handler: 'exposures.list', config: allowedTo(READ) },
  { method: 'PUT', path: '/exposures', handler: 'exposures.decide', config: allowedTo(KEEP) },
];

async function isMirrored(strapi: Core.Strapi, ada: string): Promise<boolean> {
  return (await strapi.db.connection('diavgeia_acts').where({ ada }).first('ada')) !== undefined;
}

async function tableOf(strapi: Core.Strapi): Promise<ExposuresAnswer> {
  const db = strapi.db.connection;
  const decided = await db<{ subject: string; exposure: Exposure }>('diavgeia_exposures').orderBy('decided_at', 'desc');
  const types = await db('decisions')
    .select('decision_type_uid as type')
    .count<{ type: string | null; count: string }[]>('* as count')
    .groupBy('decision_type_uid');
  const levels = await db('decisions')
    .select('exposure')
    .count<{ exposure: Exposure; count: string }[]>('* as count')
    .groupBy('exposure');
  const [progress] = await db<{ done: number; total: number; changed: number; ended_at: Date | null }>('diavgeia_exposing');
  const ownOf = new Map(decided.map(({ subject, exposure }) => [subject, exposure]));
  const countOf = new Map(types.map(({ type, count }) => [type, Number(count)]));
  const line =
    (kind: ExposureLine['kind']) =>
    (subject: string): ExposureLine => ({
      subject,
      kind,
      careful: CAREFUL[subject] ?? null,
      decided: ownOf.get(subject) ?? null,
      acts: kind === 'type' ? (countOf.get(subject) ?? 0) : null,
    });
  return {
    data: [
      ...PATTERNS.map(line('pattern')),
      ...Object.keys(TYPES).map(line('type')),
      ...decided.filter(({ subject }) => !(subject in CAREFUL)).map(({ subject }) => line('act')(subject)),
    ],
    counts: {
      public: 0,
      masked: 0,
      hidden: 0,
      ...Object.fromEntries(levels.map(({ exposure, count }) => [exposure, Number(count)])),
    },
    progress: progress ? progressOf(progress) : null,
  };
}

function progressOf({
  done,
  total,
  changed,
  ended_at,
}: {
  done: number;
  total: number;
  changed: number;
  ended_at: Date | null;
}): ExposingProgress {
  return { done, total, changed, endedAt: ended_at?.toISOString() ?? null };
}
