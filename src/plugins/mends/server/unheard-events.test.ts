import { dirname, join } from 'node:path';

import type { Core } from '@strapi/strapi';

import { skipUnheardEvents } from './unheard-events';

const services = join(dirname(require.resolve('@strapi/core/package.json')), 'dist/services');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- Strapi's own, which it does not export
const load = (path: string) => require(join(services, path));

describe('An entry is loaded again for its event', () => {
  const { createEventHub = load('event-hub.js') } = load('event-hub.js');
  const internals = load('document-service/events.js');
  const loaded = jest.fn();

  it('only while somebody listens to it, or to everything', async () => {
    internals.createEventManager = () => ({ emitEvent: loaded });
    const strapi = { eventHub: createEventHub() } as unknown as Core.Strapi;
    skipUnheardEvents(strapi);
    const { emitEvent } = internals.createEventManager(strapi, 'api::place.place');
    const loads = (event: string) => {
      loaded.mockClear();
      emitEvent(event, { id: 1 });
      return loaded.mock.calls.length;
    };
    expect(loads('entry.create')).toBe(0);
    const listener = async () => undefined;
    const deafen = strapi.eventHub.on('entry.create', listener);
    expect([loads('entry.create'), loads('entry.update')]).toEqual([1, 0]);
    deafen();
    expect(loads('entry.create')).toBe(0);
    const leave = strapi.eventHub.subscribe(listener);
    expect(loads('entry.update')).toBe(1);
    leave();
    expect(loads('entry.update')).toBe(0);
  });
});
