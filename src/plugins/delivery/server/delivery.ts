import type { RequestListener } from 'node:http';

import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { readNews } from '../shared/tags';
import { makeAnswering } from './answering';
import { makeCounts } from './counts';
import { makeDoor } from './door';
import { makeHeads } from './heads';
import { hear } from './hearing';
import { makeStore } from './store';

const LIFETIME = { cdnSeconds: 1, staleSeconds: 10 };

const MEGABYTE = 1024 * 1024;

export type Delivery = ReturnType<typeof delivery>;

/** Memory, what the database calls out, and the door before Strapi's own. */
export const delivery = ({ strapi }: { strapi: Core.Strapi }) => {
  const store = makeStore({ bytes: readSettings().DELIVERY_MEMORY * MEGABYTE });
  const hearing = hear({ strapi, onNews, onLoss: () => dropped(store.dropEverything()) });
  const counts = makeCounts({ strapi, store, isListening: hearing.isListening });
  const answering = makeAnswering({ strapi, store, counts, heads: makeHeads(LIFETIME) });
  function onNews(payload: string): void {
    const { isEverything, tags } = readNews(payload);
    dropped(isEverything ? store.dropEverything() : store.drop(tags));
  }

  function dropped(count: number): void {
    answering.closeFlights();
    counts.dropped(count);
  }

  return {
    isListening: hearing.isListening,
    totals: counts.totals,

    /** Stands before everything else that answers. */
    open(): void {
      const { httpServer } = strapi.server;
      const [next] = httpServer.listeners('request') as RequestListener[];
      if (!next) throw new Error('Strapi’s server listens in another way than it did; delivery cannot stand before it.');
      httpServer.off('request', next);
      httpServer.on('request', makeDoor({ next, answering, store, isCertain: hearing.isCertain, counts }));
    },

    close: hearing.end,
  };
};
