import type { Core } from '@strapi/strapi';

import { documentService } from './internals';

type Emit = (event: string, entry: unknown) => void;
type Internals = { createEventManager(strapi: Core.Strapi, uid: string): { emitEvent: Emit } };

/** Strapi's modules are shared by all offices of a process. */
const heardIn = new WeakMap<Core.Strapi, (event: string) => boolean>();
const mended = new WeakSet<Internals>();

/**
 * After every write Strapi loads the entry again with all that hangs on it, some thirty statements, to tell it to webhooks,
 * also where there are none. Here it does so only for events that somebody listens to.
 */
export function skipUnheardEvents(strapi: Core.Strapi): void {
  heardIn.set(strapi, listening(strapi.eventHub));
  const internals = documentService<Internals>('events');
  if (mended.has(internals)) return;
  mended.add(internals);
  const { createEventManager } = internals;
  internals.createEventManager = (office, uid) => {
    const manager = createEventManager(office, uid);
    const isHeard = heardIn.get(office) ?? (() => true);
    return { emitEvent: (event, entry) => (isHeard(event) ? manager.emitEvent(event, entry) : undefined) };
  };
}

/** Answers whether somebody listens to an event, from now on. */
function listening(hub: Core.Strapi['eventHub']): (event: string) => boolean {
  const listeners = new Map<string, number>();
  let toAll = 0;
  const { on, off, subscribe, unsubscribe } = hub;
  const count = (event: string, by: number) => listeners.set(event, (listeners.get(event) ?? 0) + by);
  hub.on = (event, listener) => {
    count(event, 1);
    return on(event, listener);
  };
  hub.off = (event, listener) => {
    count(event, -1);
    return off(event, listener);
  };
  hub.subscribe = (subscriber) => {
    toAll += 1;
    return subscribe(subscriber);
  };
  hub.unsubscribe = (subscriber) => {
    toAll -= 1;
    return unsubscribe(subscriber);
  };
  return (event) => toAll > 0 || (listeners.get(event) ?? 0) > 0;
}
