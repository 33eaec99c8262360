import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';

import { callerLanguage, type Sentence } from '../../../office/refusal';
import { requestUnderWay } from '../../../office/request';
import { readSettings } from '../../../office/settings';
import { isGraphql } from '../shared/asked';
import { kindOf } from '../shared/rates';

type Timed = { timeout?(milliseconds: number, how: { cancel: true }): unknown };

/** What the caller is told instead of a fault of the database's. */
export type Late = {
  name: 'ServiceUnavailableError';
  message: string;
  details: { code: 'too-slow' | 'too-busy'; seconds: number };
};

/** A reading request may read for so long, and no longer; the database itself is told to stop. Writing is never cut off. */
export const time = (_: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const { READ_SECONDS } = readSettings();
  return async (ctx: Context, next: Next): Promise<void> => {
    const request = requestUnderWay();
    if (request && kindOf(ctx) === 'reads') request.deadline = Date.now() + READ_SECONDS * 1000;
    try {
      await next();
      // Apollo answers 200 to whatever went wrong while it carried a question out.
      if (request?.isLate) ctx.status = 503;
    } catch (fault) {
      const late = lateness(strapi, fault);
      if (!late) throw fault;
      ctx.status = 503;
      ctx.set('Retry-After', '5');
      ctx.body = isGraphql(ctx.path) ? { errors: [inGraphql(late)] } : { data: null, error: { status: 503, ...late } };
    }
  };
};

/** Gives each statement of a reading request the time that is left to it. It costs no statement; a late one is cancelled over a connection of its own. */
export function limitStatements(strapi: Core.Strapi): void {
  strapi.db.connection.on('start', (builder: Timed) => {
    const deadline = requestUnderWay()?.deadline;
    if (deadline !== undefined) builder.timeout?.(Math.max(1, deadline - Date.now()), { cancel: true });
  });
}

/** What to say of a statement that was cancelled, or never had a connection; nothing of any other fault. */
export function lateness(strapi: Core.Strapi, fault: unknown): Late | undefined {
  if (!(fault instanceof Error) || fault instanceof errors.ApplicationError) return undefined;
  const isBusy = /acquiring a connection/.test(fault.message);
  const isSlow = fault.name === 'KnexTimeoutError' || (fault as { code?: string }).code === '57014';
  if (!isBusy && !isSlow) return undefined;
  const code = isBusy ? 'too-busy' : 'too-slow';
  const seconds = readSettings().READ_SECONDS;
  return { name: 'ServiceUnavailableError', message: says(code, seconds)[callerLanguage(strapi)], details: { code, seconds } };
}

export function inGraphql(late: Late) {
  return { message: late.message, extensions: { code: 'STRAPI_SERVICE_UNAVAILABLE', error: late } };
}

function says(code: Late['details']['code'], seconds: number): Sentence {
  if (code === 'too-busy')
    return {
      el: 'Ο διακομιστής έχει τώρα πολλή δουλειά. Δοκιμάστε ξανά σε λίγα δευτερόλεπτα.',
      tr: 'Sunucu şu anda çok yoğun. Birkaç saniye sonra yeniden deneyin.',
      en: 'The server has too much to do at present. Try again in a few seconds.',
    };
  return {
    el: `Η απάντηση θα έπαιρνε πάνω από ${seconds} δευτερόλεπτα και διακόπηκε. Ζητήστε λιγότερα ή με φίλτρα.`,
    tr: `Yanıt ${seconds} saniyeden uzun sürecekti, kesildi. Daha azını ya da filtreyle isteyin.`,
    en: `The answer would have taken more than ${seconds} seconds and was broken off. Ask for less, or with filters.`,
  };
}
