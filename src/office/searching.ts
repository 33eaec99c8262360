import type { Command } from 'commander';

import { renewAll } from '../plugins/search/api';
import type { Log } from './database';
import { withOffice } from './office';
import { withProgress } from './progress';

/** The operator's commands on the index of the search. Both work while the office serves, and may be run again. */
export function addSearchCommands(office: Command, log: Log): void {
  const commands = office.command('search').description('the index of the full-text search').exitOverride();
  commands
    .command('rebuild')
    .description('make every entry of the index anew')
    .action(() => renew({ log, fromScratch: true, tell: (changes) => `The index is made anew: ${changes} entries.` }));
  commands
    .command('verify')
    .description('compare the index with what is public, and mend what differs')
    .action(() =>
      renew({
        log,
        fromScratch: false,
        tell: (changes) => (changes === 0 ? 'The index is as it should be.' : `${changes} entries differed and are mended.`),
      }),
    );
}

type Renewing = { log: Log; fromScratch: boolean; tell(changes: number): string };

async function renew({ log, fromScratch, tell }: Renewing): Promise<void> {
  await withOffice(log, async ({ strapi }) => {
    const changes = await withProgress(log, (progress) => renewAll(strapi, { progress, fromScratch }));
    log(tell(changes));
  });
}
