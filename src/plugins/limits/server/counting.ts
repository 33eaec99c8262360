import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { counters } from '../shared/counters';
import type { Rate } from '../shared/rates';
import { callers } from './callers';
import { sharing } from './sharing';

type Spending = { key: string; rate: Rate; points: number };

/** Who came how often, in this process and, as far as it matters, in the others. */
export function counting(strapi: Core.Strapi) {
  const counts = counters();
  const others = sharing(strapi, counts);
  return {
    callers: callers(readSettings().RATE_TRUSTED),
    spend(spending: Spending) {
      const standing = counts.spend({ ...spending, now: Date.now() });
      others.soon();
      return standing;
    },
    stop: others.stop,
  };
}
