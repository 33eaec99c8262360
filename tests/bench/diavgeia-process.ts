import { readFileSync } from 'node:fs';

import { startStandIn, type Report, type StandIn } from '../../src/plugins/diavgeia/api';
import type { MirrorService } from '../../src/plugins/diavgeia/server/mirror/mirror';
import { openOffice, type Office } from '../support/office';

export type Ask =
  | { ask: 'portal'; acts: number }
  | { ask: 'office'; portal: string; organization: string }
  | { ask: 'walk'; organization: string; kind: Report['kind'] }
  | { ask: 'close' };
/** Milliseconds by the clock and of this process's own work; megabytes more than before, at most. */
export type Walked = { report: Report; ms: number; cpu: number; grown: number };

let portal: StandIn | undefined;
let office: Office | undefined;

async function walk(organizationUid: string, kind: Report['kind']): Promise<Walked> {
  const mirror = office?.strapi.plugin('diavgeia').service('mirror') as unknown as MirrorService;
  const idle = resident();
  let most = idle;
  const watching = setInterval(() => (most = Math.max(most, resident())), 100);
  const [from, used] = [performance.now(), process.cpuUsage()];
  const report = await mirror.go({ organizationUid, kind });
  const { user, system } = process.cpuUsage(used);
  clearInterval(watching);
  return { report, ms: performance.now() - from, cpu: (user + system) / 1_000, grown: (most - idle) / 1024 };
}

/** Kilobytes. */
function resident(): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? process.memoryUsage().rss / 1024);
}

async function answer(message: Ask): Promise<unknown> {
  switch (message.ask) {
    case 'portal':
      portal = await startStandIn({ acts: message.acts });
      return portal.url;
    case 'office':
      office = await openOffice({
        DIAVGEIA_URL: message.portal,
        DIAVGEIA_ORGANIZATIONS: message.organization,
        RATE_READS: '0',
      });
      return { url: office.url, databaseUrl: office.databaseUrl };
    case 'walk':
      return walk(message.organization, message.kind);
    case 'close':
      await office?.close();
      await portal?.close();
  }
}

process.on('message', (message: Ask) => {
  answer(message).then(
    (told) => process.send?.({ told }),
    (fault: Error) => process.send?.({ fault: String(fault.stack) }),
  );
});
process.on('disconnect', () => process.exit());
