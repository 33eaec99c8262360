import type { Core } from '@strapi/strapi';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

import { callerKey } from '../../../office/caller-key';
import { LIMIT, SECONDS } from '../shared/limit';

const TABLE = 'embargo_wrong_tokens';

export type WrongTokens = ReturnType<typeof wrongTokens>;

/** Counts who comes with wrong links, for all processes of the office together. Right ones never come here. */
export function wrongTokens(strapi: Core.Strapi) {
  let limiter: RateLimiterPostgres | undefined;
  // The database is opened only after the routes are told.
  const opened = () =>
    (limiter ??= new RateLimiterPostgres({
      storeClient: strapi.db.connection,
      storeType: 'knex',
      tableName: TABLE,
      tableCreated: true,
      clearExpiredByTimeout: false,
      points: LIMIT,
      duration: SECONDS,
      // Who is over the limit costs this process no more statements until the minute is over.
      inMemoryBlockOnConsumed: LIMIT + 1,
    }));

  return {
    /** Counts one more; answers how many seconds to wait when these were too many. */
    async count(address: string): Promise<number | null> {
      try {
        const { isFirstInDuration } = await opened().consume(callerKey(address));
        if (isFirstInDuration) await sweep(strapi);
        return null;
      } catch (over) {
        if (!(over instanceof RateLimiterRes)) throw over;
        return Math.max(1, Math.ceil(over.msBeforeNext / 1000));
      }
    },
  };
}

/** Nobody's address is kept longer than it counts. */
async function sweep(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection(TABLE).where('expire', '<', Date.now()).delete();
}
