import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';

import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';

import { requestIdIn } from '../../reception/api';
import { isKnown } from '../shared/freshness';
import { capture, type Sent } from './capture';
import type { Counts } from './counts';
import type { Asked } from './door';
import { corsOf, type Heads, lasting } from './heads';
import type { Journal } from './journal';
import { noteTables } from './observing';
import { beginReading, type Reading, whileReading } from './reading';
import { isForAll } from './sharing';
import { type Answer, etagOf, type Store } from './store';
import { tablesOf } from './types';

type Found = { answer: Answer; cors: string[] };
type Passing = { asked: Asked; next: RequestListener };
/** `since` is the number of the last change before it was asked. */
type Making = Passing & { key: string; since: number };
type Flight = { waiting: Making[] };
type Given = { strapi: Core.Strapi; store: Store; counts: Counts; heads: Heads; journal: Journal };
type Following = { after(sent: Sent | undefined, reading: Reading): void; left(): void };

/** Gives answers from memory and makes the others, each once however many ask for it at the same time. */
export class Answering {
  private readonly flights = new Map<string, Flight>();
  /** Head lines for pages of a site, as Strapi wrote them for it. Few sites ask; those not known here ask Strapi. */
  private readonly sites = new LRUCache<string, string[]>({ max: 500 });
  private tables?: Map<string, string>;

  constructor(private readonly by: Given) {}

  find(asked: Asked, key: string): Found | undefined {
    const answer = this.by.store.find(key);
    const cors = answer && this.sites.get(siteOf(asked));
    return cors && { answer, cors };
  }

  give({ door, req, res }: Asked, { answer, cors }: Found): void {
    const { counts, heads, journal } = this.by;
    const id = requestIdIn(String(req.headers['x-request-id'] ?? '')) ?? randomUUID();
    const has = req.method === 'POST' ? undefined : req.headers['if-none-match'];
    if (has !== undefined && isKnown(has, answer.etag)) {
      counts.known(door);
      journal.note({ req, status: 304, id });
      res.writeHead(304, heads.of('known', { answer, cors, id })).end();
      return;
    }
    const isByBody = req.method === 'POST';
    counts.hit(door, isByBody ? 'POST' : 'GET');
    journal.note({ req, status: 200, id });
    res.writeHead(200, heads.of(isByBody ? 'byBody' : 'byAddress', { answer, cors, id })).end(answer.body);
  }

  /** Made anew, or waited for where the same is being made. */
  make(passing: Passing & { key: string }): void {
    this.join({ ...passing, since: this.by.store.now() });
  }

  private join(making: Making): void {
    const flight = this.flights.get(making.key);
    if (flight) flight.waiting.push(making);
    else this.lead(making, { waiting: [] });
  }

  /** Answered for this caller alone. */
  pass(passing: Passing): void {
    this.by.counts.add('alone');
    this.ask(passing, { after: () => undefined, left: () => undefined });
  }

  private lead(making: Making, flight: Flight): void {
    const { key } = making;
    this.flights.set(key, flight);
    this.by.counts.add('miss');
    this.ask(making, {
      after: (sent, reading) => this.land(flight, { key, reading, answer: sent && this.keep(making, sent, reading) }),
      left: () => this.handOn(key, flight),
    });
  }

  /** The first has left; whoever waits next leads. */
  private handOn(key: string, flight: Flight): void {
    const [first, ...waiting] = present(flight);
    if (first) this.lead(first, { waiting });
    else if (this.flights.get(key) === flight) this.flights.delete(key);
  }

  /** Whoever waits gets the answer; where it is not for all, each asks alone, and who asked after it was outdated has it made anew. */
  private land(flight: Flight, { key, reading, answer }: { key: string; reading: Reading; answer: Answer | undefined }): void {
    if (this.flights.get(key) === flight) this.flights.delete(key);
    for (const making of present(flight)) {
      const { asked, next, since } = making;
      const cors = answer && this.sites.get(siteOf(asked));
      if (!cors) this.pass({ asked, next });
      else if (this.by.store.isOutdated({ ...reading, asked: since })) this.join(making);
      else {
        this.by.counts.add('shared');
        this.give(asked, { answer, cors });
      }
    }
  }

  /** The answer as others may have it; it stays in memory if it is still right. */
  private keep({ asked, key }: Making, sent: Sent, reading: Reading): Answer | undefined {
    if (!isForAll({ door: asked.door, sent, reading })) return undefined;
    this.sites.set(siteOf(asked), corsOf(sent.headers));
    const { body, headers } = sent;
    const tags = [...reading.tags];
    const answer = { key, body, etag: etagOf(body), headers: lasting(headers), tags, until: reading.until() };
    if (!this.by.store.isOutdated(reading)) this.by.store.keep(answer);
    return answer;
  }

  /** Strapi answers, and what it reads is noted. Whoever asks for the head alone is answered as if for all; Node leaves the rest out. */
  private ask({ asked: { door, req, res }, next }: Passing, { after, left }: Following): void {
    const { strapi, store, heads } = this.by;
    const reading = beginReading(store.now());
    capture(res, {
      before: (sent) => {
        const tables = (this.tables ??= tablesOf(strapi));
        noteTables(strapi, reading, (table) => tables.get(table));
        if (req.method === 'POST') return false;
        return heads.write({ req, res, sent, reading, isShared: isForAll({ door, sent, reading }) });
      },
      after: (sent) => after(sent, reading),
      left,
    });
    if (req.method === 'HEAD') req.method = 'GET';
    whileReading(reading, () => next(req, res));
  }
}

function present(flight: Flight): Making[] {
  return flight.waiting.splice(0).filter(({ asked }) => !asked.res.destroyed);
}

/** The page from which somebody asks; Strapi and its GraphQL each have a word in who may read there. */
function siteOf({ door, req }: Asked): string {
  return `${door === 'graphql' ? 'graphql' : 'rest'} ${req.headers.origin ?? ''}`;
}
