import { setTimeout as sleep } from 'node:timers/promises';

import type { Desk } from './desk';

/** A promise that fails and that nobody waits for ends a Node process; here it would end the story. */
export function afterCommit(desk: Desk): void {
  describe('what follows a transaction and fails', () => {
    it('ends neither the process nor what was done', async () => {
      const done = await desk.transaction(async ({ onCommit }) => {
        onCommit(async () => Promise.reject(new Error('the connection was lost')));
        return 'done';
      });
      await sleep(50);
      expect(done).toBe('done');
    });

    it('nor does one that nobody waited for; who waits is told', async () => {
      const broken = () => desk.transaction(() => Promise.reject(new Error('the connection was lost')));
      void broken();
      await sleep(50);
      await expect(broken()).rejects.toThrow('the connection was lost');
    });
  });
}
