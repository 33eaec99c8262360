import type { Core } from '@strapi/strapi';
import { Counter, Gauge, type Registry } from 'prom-client';

import { watch } from '../../reception/api';
import type { Door } from '../shared/asking';
import type { Store } from './store';

/** How many answers came from where. */
export type Totals = { hit: number; known: number; shared: number; miss: number; alone: number };
type Counting = { strapi: Core.Strapi; store: Store; isListening: () => boolean };

const FROM =
  'Answers to the public by where they came from: memory (hit; known: 304), an equal question under way (shared), made (miss), made for one caller (alone).';

const GIVEN = 'Requests answered from memory, which are not among those answered anew, by method, door and status.';
const DROPPED = 'Answers dropped from memory because something they were made from changed.';

/** What came from memory and what did not; an answer from memory adds a number or two and nothing more. */
export class Counts {
  private readonly totals: Totals = { hit: 0, known: 0, shared: 0, miss: 0, alone: 0 };
  private droppedInAll = 0;
  private readonly given: Record<string, number> = {};

  constructor({ strapi, store, isListening }: Counting) {
    const { metrics } = watch(strapi);
    count(metrics, { name: 'deltio_delivery_answers_total', help: FROM, label: 'from', values: () => this.totals });
    count(metrics, { name: 'deltio_delivery_given_total', help: GIVEN, label: 'request', values: () => this.given });
    count(metrics, {
      name: 'deltio_delivery_dropped_total',
      help: DROPPED,
      label: 'from',
      values: () => ({ memory: this.droppedInAll }),
    });
    gauge(metrics, 'deltio_delivery_kept', 'Answers in memory.', () => store.size().answers);
    gauge(metrics, 'deltio_delivery_bytes', 'Bytes that answers take in memory.', () => store.size().bytes);
    gauge(metrics, 'deltio_delivery_listening', 'Whether what the database calls out is heard.', () => Number(isListening()));
  }

  hit(door: Door, method: 'GET' | 'POST'): void {
    this.totals.hit += 1;
    this.give(`${method} ${door} 200`);
  }

  known(door: Door): void {
    this.totals.known += 1;
    this.give(`GET ${door} 304`);
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

  private give(request: string): void {
    this.given[request] = (this.given[request] ?? 0) + 1;
  }
}

type Counted = { name: string; help: string; label: string; values: () => Readonly<Record<string, number>> };

function count(metrics: Registry, { name, help, label, values }: Counted): void {
  new Counter({
    name,
    help,
    labelNames: [label],
    registers: [metrics],
    collect() {
      this.reset();
      for (const [of, value] of Object.entries(values())) this.inc({ [label]: of }, value);
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
