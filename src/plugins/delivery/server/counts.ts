import type { Core } from '@strapi/strapi';
import { Counter, Gauge, type Histogram, type Registry } from 'prom-client';

import { watch } from '../../reception/api';
import type { Door } from '../shared/asking';
import type { Store } from './store';

/** How many answers came from where. */
export type Totals = { hit: number; known: number; shared: number; miss: number; alone: number };
type Clock = { observe(seconds: number): void };
type Counting = { strapi: Core.Strapi; store: Store; isListening: () => boolean };

const FROM =
  'Answers to the public by where they came from: memory (hit; known: 304), an equal question under way (shared), made (miss), made for one caller (alone).';

/** What came from memory and what did not; an answer from memory adds a number or two and nothing more. */
export class Counts {
  private readonly totals: Totals = { hit: 0, known: 0, shared: 0, miss: 0, alone: 0 };
  private droppedInAll = 0;
  private readonly clocks = new Map<string, Clock>();
  private readonly times: Histogram | undefined;

  constructor({ strapi, store, isListening }: Counting) {
    const { metrics } = watch(strapi);
    this.times = metrics.getSingleMetric('deltio_http_request_seconds') as Histogram | undefined;
    const entries = () => Object.entries(this.totals);
    count(metrics, { name: 'deltio_delivery_answers_total', help: FROM, values: entries });
    const dropped = 'Answers dropped from memory because something they were made from changed.';
    count(metrics, { name: 'deltio_delivery_dropped_total', help: dropped, values: () => [['memory', this.droppedInAll]] });
    gauge(metrics, 'deltio_delivery_kept', 'Answers in memory.', () => store.size().answers);
    gauge(metrics, 'deltio_delivery_bytes', 'Bytes that answers take in memory.', () => store.size().bytes);
    gauge(metrics, 'deltio_delivery_listening', 'Whether what the database calls out is heard.', () => Number(isListening()));
  }

  hit(door: Door, method: string): void {
    this.totals.hit += 1;
    this.clock(door, method, '200')?.observe(0);
  }

  known(door: Door): void {
    this.totals.known += 1;
    this.clock(door, 'GET', '304')?.observe(0);
  }

  add(from: 'shared' | 'miss' | 'alone'): void {
    this.totals[from] += 1;
  }

  dropped(count: number): void {
    this.droppedInAll += count;
  }

  sofar(): Totals {
    return { ...this.totals };
  }

  /** Where reception counts requests: what never reaches Strapi is counted there as well. */
  private clock(door: Door, method: string, status: string): Clock | undefined {
    const name = `${door} ${method} ${status}`;
    const known = this.clocks.get(name);
    if (known || !this.times) return known;
    const made = this.times.labels({ door: door === 'feeds' ? 'other' : door, method, status });
    this.clocks.set(name, made);
    return made;
  }
}

type Counted = { name: string; help: string; values: () => [string, number][] };

function count(metrics: Registry, { name, help, values }: Counted): void {
  new Counter({
    name,
    help,
    labelNames: ['from'],
    registers: [metrics],
    collect() {
      this.reset();
      for (const [from, value] of values()) this.inc({ from }, value);
    },
  });
}

function gauge(metrics: Registry, name: string, help: string, value: () => number): void {
  new Gauge({
    name,
    help,
    registers: [metrics],
    collect() {
      this.set(value());
    },
  });
}
