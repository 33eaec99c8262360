import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';

import { callerLanguage } from '../../../office/refusal';
import { readSettings, type Settings } from '../../../office/settings';
import { type Kind, kindOf, pointsFor, type Rate, rateHeaders, type Standing } from '../shared/rates';
import { tooOften } from '../shared/too-often';
import { limits } from '../api';
import { isGraphql } from '../shared/asked';
import type { Caller } from './callers';

/** The office's own websites, and programs with a token, come more often than any one reader. */
const TRUSTED = 50;
const KNOWN = 5;
/** A token that is wrong costs as much as so many reads, so that nobody tries many. */
const WRONG = 5;

/** Counts requests for whoever makes them, and answers 429 where one comes too often. */
export const rates = (_: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const settings = readSettings();
  return async (ctx: Context, next: Next): Promise<void> => {
    const kind = kindOf(ctx);
    if (!kind) return next();
    const { callers, spend } = limits(strapi).counting;
    const caller = callers.of(ctx);
    const use = (points: number, of: Kind = kind) => {
      const rate = rateOf({ kind: of, caller, settings });
      const standing = { kind: of, rate, ...spend({ key: `${of} ${caller.key}`, rate, points }) };
      return rate.most === 0 ? undefined : standing;
    };
    // Whoever logs in rightly is not counted, but somebody who guessed too often may not go on.
    const before = use(kind === 'logins' ? 0 : 1);
    let after = before;
    try {
      if (before && (before.left < 0 || (kind === 'logins' && before.left === 0))) refuse(strapi, ctx, before);
      ctx.state.spend = (asked: Asked) => void (after = spendMore({ strapi, ctx, use }, asked) ?? after);
      await next();
      if (kind === 'logins' ? ctx.status >= 400 : ctx.status === 401) after = use(kind === 'logins' ? 1 : WRONG);
    } catch (fault) {
      if (isTooOften(fault) && isGraphql(ctx.path)) return answerGraphql(ctx, fault);
      if (kind === 'logins') after = use(1);
      else if (fault instanceof errors.UnauthorizedError) after = use(WRONG);
      throw fault;
    } finally {
      callers.remember(ctx);
      tell(ctx, after);
    }
  };
};

type Asked = { rows: number; isWrite: boolean };
type Spending = { strapi: Core.Strapi; ctx: Context; use: (points: number, of?: Kind) => Standing | undefined };

/** What a GraphQL question costs beyond the request itself, once it has been read. */
function spendMore({ strapi, ctx, use }: Spending, { rows, isWrite }: Asked): Standing | undefined {
  const points = pointsFor(rows);
  const standings = [points > 0 ? use(points) : undefined, isWrite ? use(1, 'writes') : undefined];
  for (const standing of standings) if (standing && standing.left < 0) refuse(strapi, ctx, standing);
  return standings.findLast((standing) => standing !== undefined);
}

function rateOf({ kind, caller, settings }: { kind: Kind; caller: Caller; settings: Settings }): Rate {
  const { RATE_READS, RATE_WRITES, RATE_LOGINS } = settings;
  if (kind === 'logins') return { most: RATE_LOGINS, seconds: 300 };
  const times = caller.isTrusted ? TRUSTED : caller.isKnown ? KNOWN : 1;
  return { most: (kind === 'reads' ? RATE_READS : RATE_WRITES) * times, seconds: 60 };
}

function isTooOften(fault: unknown): fault is InstanceType<typeof errors.RateLimitError> {
  return fault instanceof errors.RateLimitError;
}

function answerGraphql(ctx: Context, { name, message, details }: InstanceType<typeof errors.RateLimitError>): void {
  ctx.status = 429;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { errors: [{ message, extensions: { code: 'STRAPI_RATE_LIMIT', error: { name, message, details } } }] };
}

function tell(ctx: Context, standing: Standing | undefined): void {
  if (standing && !ctx.headerSent) ctx.set(rateHeaders(standing));
}

function refuse(strapi: Core.Strapi, ctx: Context, standing: Standing): never {
  tell(ctx, standing);
  ctx.set('Retry-After', String(standing.resetsIn));
  const { kind, rate, resetsIn } = standing;
  const details = { code: `too-many-${kind}`, most: rate.most, seconds: rate.seconds, retryAfter: resetsIn };
  throw new errors.RateLimitError(tooOften(standing)[callerLanguage(strapi)], details);
}
