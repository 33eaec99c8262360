import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { z } from 'zod';

import { Refused } from '../../../../office/refusal';
import { readSettings } from '../../../../office/settings';
import { asking } from '../../../answers/api';
import { audit } from '../../../audit/api';
import { findAda } from '../../shared/ada';
import { KEEP, PROPOSE } from '../../shared/names';
import { EVENT_KINDS, MAKES, RELEASE_KINDS } from '../../shared/suggesting';
import type { DecidedAnswer, ProposalsAnswer, RulesAnswer, SavedRuleAnswer } from '../../shared/ties-contracts';
import { allowedTo } from '../permissions';
import { personIn } from '../people';
import { decide, type Deciding } from './deciding';
import { inbox } from './inbox';
import { proposeAgain } from './proposing';
import { removeRule, rulesIn, saveRule } from './rules';

const kinds = z.enum([...RELEASE_KINDS, ...EVENT_KINDS]);
const asked = asking(
  z.strictObject({
    state: z.enum(['open', 'accepted', 'declined']).default('open'),
    rule: z.coerce.number().int().positive().optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
);
const decided = asking(
  z.strictObject({
    adas: z.array(z.string().max(60)).min(1).max(50),
    answer: z.enum(['yes', 'no', 'undo']),
    makes: z.enum(MAKES).optional(),
    kind: kinds.optional(),
  }),
);
const line = z.string().trim().min(1).max(100);
const ruled = asking(
  z
    .strictObject({
      name: z.string().trim().max(100),
      isOn: z.boolean(),
      types: z.array(line).max(40),
      units: z.array(line).max(40),
      words: z.array(line).max(60),
      notWords: z.array(line).max(60),
      makes: z.enum(MAKES),
      kind: kinds,
    })
    .refine(({ makes, kind }) => ((makes === 'release' ? RELEASE_KINDS : EVENT_KINDS) as readonly string[]).includes(kind)),
);

/** What the portal's new acts suggest, and the rules by which they do. */
export const proposals = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const { state, rule, page } = asked(strapi, ctx.query);
    const answer = await inbox(strapi, { state, ruleId: rule, page });
    ctx.body = { ...answer, timeZone: readSettings().OFFICE_TIMEZONE } satisfies ProposalsAnswer;
  },

  async decide(ctx: Context) {
    const { adas, ...rest } = decided(strapi, ctx.request.body);
    const by = personIn(strapi, ctx);
    const data: DecidedAnswer['data'] = [];
    for (const given of adas) {
      const ada = findAda(given) ?? given;
      data.push(await decidedOne(strapi, { ada, ...rest, by, now: new Date() }));
    }
    ctx.body = { data } satisfies DecidedAnswer;
  },

  async rules(ctx: Context) {
    const units = await strapi.db
      .connection('decision_units')
      .where({ is_active: true })
      .whereNotNull('label')
      .orderBy('label')
      .select<{ uid: string; label: string }[]>('uid', 'label');
    ctx.body = { data: await rulesIn(strapi.db.connection), units } satisfies RulesAnswer;
  },

  async saveRule(ctx: Context) {
    const rule = ruled(strapi, ctx.request.body);
    const given = ctx.params.id === undefined ? undefined : Number(ctx.params.id);
    const saved = await strapi.db.transaction(async ({ trx }) => {
      const id = await saveRule(trx, { ...(given !== undefined && { id: given }), rule });
      if (id === null) throw new errors.NotFoundError();
      const proposed = await proposeAgain(trx, new Date());
      await audit(strapi).record({ act: 'diavgeia.rule', by: audit(strapi).actor(), subject: null, after: { id, ...rule } });
      return { id, proposed };
    });
    ctx.body = { data: saved } satisfies SavedRuleAnswer;
  },

  async removeRule(ctx: Context) {
    const id = Number(ctx.params.id);
    await strapi.db.transaction(async ({ trx }) => {
      if (!(await removeRule(trx, id))) throw new errors.NotFoundError();
      await audit(strapi).record({ act: 'diavgeia.rule-removed', by: audit(strapi).actor(), subject: null, after: { id } });
    });
    ctx.body = { data: { id } };
  },
});

/** Of several, one that is refused does not hold up the others. */
async function decidedOne(strapi: Core.Strapi, deciding: Deciding): Promise<DecidedAnswer['data'][number]> {
  try {
    return { ...(await decide(strapi, deciding)), against: null };
  } catch (fault) {
    if (!(fault instanceof Refused) && !(fault instanceof errors.ValidationError)) throw fault;
    return { ada: deciding.ada, state: null, type: null, document: null, against: fault.message };
  }
}

export const proposalRoutes = [
  { method: 'GET', path: '/proposals', handler: 'proposals.list', config: allowedTo(PROPOSE) },
  { method: 'POST', path: '/proposals/decisions', handler: 'proposals.decide', config: allowedTo(PROPOSE) },
  { method: 'GET', path: '/rules', handler: 'proposals.rules', config: allowedTo(PROPOSE) },
  { method: 'POST', path: '/rules', handler: 'proposals.saveRule', config: allowedTo(KEEP) },
  { method: 'PUT', path: '/rules/:id', handler: 'proposals.saveRule', config: allowedTo(KEEP) },
  { method: 'DELETE', path: '/rules/:id', handler: 'proposals.removeRule', config: allowedTo(KEEP) },
];
