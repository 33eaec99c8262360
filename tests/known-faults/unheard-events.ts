import { setImmediate as soon } from 'node:timers/promises';

import { type Desk, PLACE } from './desk';

/** After a write Strapi loads the whole entry anew for events that nobody may be listening to. */
export function unheardEvents(desk: Desk): void {
  describe('What was written is loaded again for its event', () => {
    it('only where somebody listens, who hears all of it', async () => {
      const heard: { entry: object }[] = [];
      const readsOf = async (name: string) => {
        const { read, stop } = desk.readsOf(PLACE);
        await desk.write(PLACE, { name });
        for (let n = 0; n < 20; n++) await soon();
        stop();
        return read();
      };
      const unheard = await readsOf('Σιωπηλό');
      const deafen = desk.events.on('entry.create', async (event) => void heard.push(event as never));
      expect(await readsOf('Ακουστό')).toBeGreaterThan(unheard);
      expect(heard).toMatchObject([{ entry: { name: 'Ακουστό', locale: 'el' } }]);
      deafen();
      expect(await readsOf('Ξανά σιωπηλό')).toBe(unheard);
      expect(heard).toHaveLength(1);
    });
  });
}
