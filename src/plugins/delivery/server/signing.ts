import type { Core } from '@strapi/strapi';

import { reading } from './reading';

type Provider = { getSignedUrl?: (...args: unknown[]) => unknown };

/** Addresses in a closed bucket are signed for a quarter of an hour; an answer from memory leaves its reader five minutes of it. */
const GOOD_FOR = 10 * 60_000;

/** An answer that names signed addresses is made anew before they die. */
export function observeSigning(strapi: Core.Strapi): void {
  const { provider } = strapi.plugin('upload') as unknown as { provider?: Provider };
  if (!provider?.getSignedUrl) return;
  const sign = provider.getSignedUrl.bind(provider);
  provider.getSignedUrl = (...args) => {
    reading()?.changesAt(new Date(Date.now() + GOOD_FOR));
    return sign(...args);
  };
}
