import type { Core } from '@strapi/strapi';

import { deliveryOf } from '../api';
import { delivery } from './delivery';
import { installTriggers } from './installing';
import { observeReading } from './observing';
import { shortenWay } from './shortcuts';
import { observeSigning } from './signing';

type Context = { strapi: Core.Strapi };

export default {
  services: { delivery },
  register({ strapi }: Context): void {
    shortenWay(strapi);
  },
  async bootstrap({ strapi }: Context): Promise<void> {
    await installTriggers(strapi);
    observeReading(strapi);
    observeSigning(strapi);
    deliveryOf(strapi).open();
  },
  destroy({ strapi }: Context): void {
    deliveryOf(strapi).close();
  },
};
