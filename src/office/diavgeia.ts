import { once } from 'node:events';

import { type Command, InvalidArgumentError, Option } from 'commander';

import { DEMO_ACCOUNT, startStandIn } from '../plugins/diavgeia/api';
import type { Log } from './database';

type Showing = { port: number; acts: number };

/** The operator's commands on the transparency portal. */
export function addDiavgeiaCommands(office: Command, log: Log): void {
  const commands = office.command('diavgeia').description('the national transparency portal').exitOverride();
  commands
    .command('demo-portal')
    .description('serve a stand-in of the portal with the acts of a made-up municipality, until Ctrl-C')
    .addOption(new Option('--port <number>', 'where it listens').argParser(whole(0, 65_535)).default(1340))
    .addOption(new Option('--acts <number>', 'how many acts it holds').argParser(whole(0, 1_000_000)).default(2_000))
    .action(async (showing: Showing) => showStandIn(showing, log));
}

async function showStandIn({ port, acts }: Showing, log: Log): Promise<void> {
  const standIn = await startStandIn({ port, acts });
  const { username, password } = DEMO_ACCOUNT;
  log(`The stand-in of the portal answers at ${standIn.url}.`);
  log(
    `To use it: DIAVGEIA_URL=${standIn.url} DIAVGEIA_ORGANIZATIONS=99001,99002 DIAVGEIA_USERNAME=${username} DIAVGEIA_PASSWORD=${password}`,
  );
  const ended = new AbortController();
  await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal, { signal: ended.signal }))).finally(() =>
    ended.abort(),
  );
  await standIn.close();
}

function whole(min: number, max: number) {
  return (text: string): number => {
    if (!/^\d{1,7}$/.test(text) || Number(text) < min || Number(text) > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return Number(text);
  };
}
