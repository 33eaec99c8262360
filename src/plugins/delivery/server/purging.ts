import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { readSettings } from '../../../office/settings';
import { jobs } from '../../jobs/api';
import { purgeKeys } from '../shared/purging';

const PURGE = 'delivery.purge';
/** After which every process knows of a change, so that what a cache fetches anew is new. */
const SETTLED = 1_000;
/** How often somebody looks whether a change slipped by. */
const LOOK = 15_000;
const MOST_ROWS = 2_000;
const PATIENCE = 10_000;

export type Purging = ReturnType<typeof makePurging>;

/** Tells a cache in front what to drop, if the office has one. What to drop is written down by the database with each change. */
export function makePurging(strapi: Core.Strapi) {
  const { PURGE_URL: url, PURGE_SECRET_HEADER: secret } = readSettings();
  let ordered: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;

  /** What failed for good stays where the head sees it, and takes everything with it when it is tried again. */
  const order = async () => {
    ordered = undefined;
    if (await isNothingLeft(strapi)) return;
    const at = new Date(Date.now() + SETTLED);
    await jobs(strapi).enqueue({ task: PURGE, payload: {}, at, key: PURGE, isLeft: true });
  };
  const attempt = (act: () => Promise<void>) => void act().catch((fault: Error) => strapi.log.warn(`delivery: ${fault.message}`));
  const tryOrder = () => attempt(order);

  return {
    open(): void {
      jobs(strapi).define({
        name: PURGE,
        payload: z.object({}),
        run: async () => {
          if (url) await purgeAll(strapi, { url, secret });
        },
      });
      if (!url) return;
      // Whoever starts the office anew may have mended what made it fail.
      attempt(() => retryFailed(strapi).then(order));
      looking = setInterval(tryOrder, LOOK).unref();
    },

    /** Something changed; changes of the same moment are told together. */
    soon(): void {
      if (url) ordered ??= setTimeout(tryOrder, 100).unref();
    },

    close(): void {
      clearTimeout(ordered);
      clearInterval(looking);
    },
  };
}

async function retryFailed(strapi: Core.Strapi): Promise<void> {
  const { jobs: failed } = await jobs(strapi).show({ state: 'failed', page: 1 });
  for (const { id, task } of failed) if (task === PURGE) await jobs(strapi).retry({ id });
}

async function isNothingLeft(strapi: Core.Strapi): Promise<boolean> {
  const { rows } = await strapi.db.connection.raw<{ rows: object[] }>('SELECT id FROM delivery_purges LIMIT 1');
  return rows.length === 0;
}

type Cache = { url: string; secret: string | undefined };

async function purgeAll(strapi: Core.Strapi, cache: Cache): Promise<void> {
  for (;;) {
    const { rows } = await strapi.db.connection.raw<{ rows: { id: string; key: string }[] }>(
      'SELECT id, key FROM delivery_purges ORDER BY id LIMIT ?',
      [MOST_ROWS],
    );
    if (rows.length === 0) return;
    for (const keys of purgeKeys(rows.map(({ key }) => key))) await tell(cache, keys);
    await strapi.db.connection.raw('DELETE FROM delivery_purges WHERE id = ANY (?::bigint[])', [rows.map(({ id }) => id)]);
  }
}

async function tell({ url, secret }: Cache, keys: string[]): Promise<void> {
  const [name = '', ...value] = secret?.split(':') ?? [];
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Surrogate-Key': keys.join(' '),
      ...(secret && { [name]: value.join(':').trim() }),
    },
    body: JSON.stringify({ surrogate_keys: keys }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  // To the end, or the connection could not be used again.
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`The cache at ${new URL(url).host} answered ${answer.status}.`);
}
