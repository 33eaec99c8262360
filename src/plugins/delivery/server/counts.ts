import type { Core } from '@strapi/strapi';
import { Counter, Gauge, type Histogram } from 'prom-client';

import { watch } from '../../reception/api';
import type { Door } from '../shared/asking';
import type { Store } from './store';

export type Counts = ReturnType<typeof makeCounts>;
export type Totals = { hit: number; known: number; shared: number; miss: number; uncertain: number };

/** What came from memory and what did not; a hit adds a number and nothing more. */
export function makeCounts({ strapi, store, isListening }: { strapi: Core.Strapi; store: Store; isListening: () => boolean }) {
  const { metrics } = watch(strapi);
  const answers: Totals = { hit: 0, known: 0, shared: 0, miss: 0, uncertain: 0 };
  let dropped = 0;
  const times = metrics.getSingleMetric('deltio_http_request_seconds') as Histogram | undefined;
  const clocks = new Map<string, { observe(seconds: number): void }>();

  counter(
    'deltio_delivery_answers_total',
    'Answers to the public by where they came from: from memory (hit, known: 304), from an equal question under way (shared), made (miss), made because the database is not heard (uncertain).',
    ['from'],
    (own) => {
      for (const [from, count] of Object.entries(answers)) own.inc({ from }, count);
    },
  );
  counter(
    'deltio_delivery_dropped_total',
    'Answers dropped from memory because something they were made from changed.',
    [],
    (own) => own.inc(dropped),
  );
  gauge('deltio_delivery_kept', 'Answers in memory.', () => store.size().answers);
  gauge('deltio_delivery_bytes', 'Bytes that answers take in memory.', () => store.size().bytes);
  gauge('deltio_delivery_listening', 'Whether what the database calls out is heard.', () => Number(isListening()));

  function counter(name: string, help: string, labelNames: string[], collect: (own: Counter) => void): void {
    new Counter({
      name,
      help,
      labelNames,
      registers: [metrics],
      collect() {
        this.reset();
        collect(this);
      },
    });
  }

  function gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [metrics],
      collect() {
        this.set(value());
      },
    });
  }

  function clockOf(door: Door, method: string, status: number) {
    const name = `${door} ${method} ${status}`;
    const known = clocks.get(name);
    if (known) return known;
    const made = times?.labels({ door: ['api', 'graphql'].includes(door) ? door : 'other', method, status: String(status) });
    if (made) clocks.set(name, made);
    return made;
  }

  return {
    hit(door: Door, method: string): void {
      answers.hit += 1;
      clockOf(door, method, 200)?.observe(0);
    },
    known(door: Door, method: string): void {
      answers.known += 1;
      clockOf(door, method, 304)?.observe(0);
    },
    shared: () => void (answers.shared += 1),
    missed: () => void (answers.miss += 1),
    passed: () => void (answers.uncertain += 1),
    dropped: (count: number) => void (dropped += count),
    /** How many answers came from where since the start. */
    totals: () => ({ ...answers }),
  };
}
