import type { RequestListener } from 'node:http';

import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';

import { isKnown } from '../shared/freshness';
import { capture, type Sent } from './capture';
import type { Counts } from './counts';
import type { Asked } from './door';
import { corsOf, type Heads, lasting } from './heads';
import { noteTables } from './observing';
import { beginReading, type Reading, whileReading } from './reading';
import { isForAll } from './sharing';
import { type Answer, etagOf, type Store } from './store';
import { tablesOf } from './types';

export type Answering = ReturnType<typeof makeAnswering>;
type Found = { answer: Answer; cors: string[] };
type Making = { asked: Asked; key: string; next: RequestListener };
type Flight = { waiting: Making[] };
type Given = { strapi: Core.Strapi; store: Store; counts: Counts; heads: Heads };

/** Gives answers from memory and makes the others, each once however many ask for it at the same time. */
export function makeAnswering({ strapi, store, counts, heads }: Given) {
  const flights = new Map<string, Flight>();
  /** Head lines for pages of a site, as Strapi wrote them for it. Few sites ask; those not known here ask Strapi. */
  const sites = new LRUCache<string, string[]>({ max: 500 });
  const tables = tablesOf(strapi);

  function find(asked: Asked, key: string): Found | undefined {
    const answer = store.find(key);
    const cors = answer && sites.get(siteOf(asked));
    return cors && { answer, cors };
  }

  function give({ door, req, res }: Asked, { answer, cors }: Found): void {
    if (req.method === 'POST') {
      counts.hit(door, 'POST');
      res.writeHead(200, heads.byBody(answer, cors)).end(answer.body);
      return;
    }
    const has = req.headers['if-none-match'];
    if (has !== undefined && isKnown(has, answer.etag)) {
      counts.known(door, 'GET');
      res.writeHead(304, heads.known(answer, cors)).end();
      return;
    }
    counts.hit(door, 'GET');
    res.writeHead(200, heads.byAddress(answer, cors)).end(answer.body);
  }

  /** Made anew, or waited for where the same is being made. */
  function make(making: Making): void {
    const flight = flights.get(making.key);
    if (flight) flight.waiting.push(making);
    else lead(making, { waiting: [] });
  }

  function lead(making: Making, flight: Flight): void {
    const { asked, key } = making;
    flights.set(key, flight);
    counts.missed();
    ask(making, {
      after: (sent, reading) => land({ key, flight, answer: sent && keep({ asked, key, sent, reading }) }),
      left: () => takeOff(key, flight),
    });
  }

  /** The first has left; whoever waits next leads. */
  function takeOff(key: string, flight: Flight): void {
    const [first, ...waiting] = present(flight);
    if (first) lead(first, { waiting });
    else if (flights.get(key) === flight) flights.delete(key);
  }

  /** Whoever waits gets the answer; where it is not for all, each asks alone. */
  function land({ key, flight, answer }: { key: string; flight: Flight; answer?: Answer }): void {
    if (flights.get(key) === flight) flights.delete(key);
    for (const { asked, next } of present(flight)) {
      const cors = answer && sites.get(siteOf(asked));
      if (cors) {
        counts.shared();
        give(asked, { answer, cors });
      } else pass(asked, next);
    }
  }

  /** The answer as others may have it; it stays in memory if it is still right. */
  function keep({ asked, key, sent, reading }: { asked: Asked; key: string; sent: Sent; reading: Reading }): Answer | undefined {
    if (!isForAll({ door: asked.door, sent, reading })) return undefined;
    sites.set(siteOf(asked), corsOf(sent.headers));
    const { body, headers } = sent;
    const answer = { key, body, etag: etagOf(body), headers: lasting(headers), tags: [...reading.tags], until: reading.until() };
    if (!store.isOutdated(reading)) store.keep(answer);
    return answer;
  }

  type Following = { after(sent: Sent | undefined, reading: Reading): void; left(): void };

  /** Strapi answers, and what it reads is noted. Whoever asks for the head alone is answered as if for all of it; Node leaves the rest out. */
  function ask({ asked: { door, req, res }, next }: Omit<Making, 'key'>, { after, left }: Following): void {
    const reading = beginReading(store.now());
    capture(res, {
      before(sent) {
        noteTables(strapi, reading, (table) => tables.get(table));
        return req.method !== 'POST' && heads.write({ req, res, sent, reading, isShared: isForAll({ door, sent, reading }) });
      },
      after: (sent) => after(sent, reading),
      left,
    });
    if (req.method === 'HEAD') req.method = 'GET';
    whileReading(reading, () => next(req, res));
  }

  /** Answered for this caller alone. */
  function pass(asked: Asked, next: RequestListener): void {
    ask({ asked, next }, { after: () => undefined, left: () => undefined });
  }

  return {
    find,
    give,
    make,
    pass,
    /** From now on nobody waits for what was begun before. */
    closeFlights: () => flights.clear(),
  };
}

function present(flight: Flight): Making[] {
  return flight.waiting.splice(0).filter(({ asked }) => !asked.res.destroyed);
}

/** The page from which somebody asks; Strapi and its GraphQL each have a word in who may read there. */
function siteOf({ door, req }: Asked): string {
  return `${door === 'graphql' ? 'graphql' : 'rest'} ${req.headers.origin ?? ''}`;
}
