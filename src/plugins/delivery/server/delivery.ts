import type { RequestListener } from 'node:http';

import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { isOfLanguages } from '../shared/channel';
import { readNews } from '../shared/tags';
import { Answering } from './answering';
import { Counts } from './counts';
import { makeDoor } from './door';
import { makeHeads } from './heads';
import { Hearing } from './hearing';
import { Journal } from './journal';
import { makePurging } from './purging';
import { Store } from './store';

const MEGABYTE = 1024 * 1024;

export type Delivery = ReturnType<typeof delivery>;

/** Memory, what the database calls out, and the door before Strapi's own. */
export const delivery = ({ strapi }: { strapi: Core.Strapi }) => {
  const { DELIVERY_MEMORY, CDN_SECONDS, CDN_STALE_SECONDS } = readSettings();
  const store = new Store({ bytes: DELIVERY_MEMORY * MEGABYTE });
  const purging = makePurging(strapi);
  const listeners: (() => void)[] = [];
  const hearing = new Hearing(strapi, {
    onNews(payload) {
      purging.soon();
      if (isOfLanguages(payload)) for (const act of listeners) act();
      const { isEverything, outdated } = readNews(payload);
      counts.dropped(isEverything ? store.dropEverything() : store.drop(outdated));
    },
    onLoss() {
      counts.dropped(store.dropEverything());
      for (const act of listeners) act();
    },
  });
  const counts = new Counts({ strapi, store, isListening: () => hearing.isListening() });
  const heads = makeHeads({ cdnSeconds: CDN_SECONDS, staleSeconds: CDN_STALE_SECONDS });
  const answering = new Answering({ strapi, store, counts, heads, journal: new Journal(strapi) });

  return {
    isListening: () => hearing.isListening(),
    totals: () => counts.sofar(),
    size: () => store.size(),
    /** Called in each process when the languages of the office changed, and when it may have missed that they did. */
    whenLanguagesChange: (act: () => void) => void listeners.push(act),

    /** Stands before everything else that answers. */
    open(): void {
      purging.open();
      const { httpServer } = strapi.server;
      const [next] = httpServer.listeners('request') as RequestListener[];
      if (!next) throw new Error('Strapi’s server listens in another way than it did; delivery cannot stand before it.');
      httpServer.off('request', next);
      httpServer.on('request', makeDoor({ next, answering, store, isCertain: () => hearing.isCertain() }));
    },

    close: () => {
      purging.close();
      hearing.end();
    },
  };
};
