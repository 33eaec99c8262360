import { setTimeout as sleep } from 'node:timers/promises';

import { jobs } from '../plugins/jobs/api';
import { closingOnSignals } from './closing';
import type { Log } from './database';
import { furnish } from './furnish';
import { listen, tryPort } from './listen';
import { closeOffice, type Office, openOffice, prepareEnvironment } from './office';
import { OfficeError } from './office-error';
import { announcePanel, buildPanel, isPanelStale } from './panel';
import { publicUrl, type Settings } from './settings';
import { tellLogins, welcome } from './welcome';

type Opening = { log: Log; closing: AbortSignal };

/** Brings the whole office up, keeps it open until it is asked to close, and takes it down again. */
export async function start(log: Log): Promise<void> {
  const closing = closingOnSignals(log);
  try {
    await open({ log, closing });
  } catch (fault) {
    // Whatever breaks off because the office closes is no fault.
    if (!closing.aborted) throw fault;
  }
}

async function open({ log, closing }: Opening): Promise<void> {
  const settings = prepareEnvironment(log);
  const isWeb = settings.ROLE !== 'worker';
  if (isWeb) await tryPort(settings);
  const mustBuild = isWeb && isPanelStale();
  if (mustBuild) announcePanel();
  log('Opening the office …');
  const office = await openOffice({ isServer: true, log, closing });
  try {
    if (!isWeb) jobs(office.strapi).work();
    const password = isWeb ? await openDoors(office, { log, closing, mustBuild }) : undefined;
    log(welcome({ settings, database: office.database, password }));
    await untilClosing(closing);
  } finally {
    await closeOffice(office);
  }
}

/** Answers the password of the demo logins, if they were made with one that nobody knows yet. */
async function openDoors(
  office: Office,
  { log, closing, mustBuild }: Opening & { mustBuild: boolean },
): Promise<string | undefined> {
  closing.throwIfAborted();
  const { strapi, settings } = office;
  const password = await furnish(office, { log, closing });
  await describe(office, log);
  strapi.server.mount();
  const { httpServer } = strapi.server;
  // Strapi's own listener would end the process with the database still up.
  httpServer.removeAllListeners('error').on('error', (fault) => strapi.log.debug(fault.message));
  await listen(httpServer, settings);
  if (mustBuild) await makePanel({ log, closing }, { settings, password });
  return password;
}

/** As long as nobody asks yet. Where it fails, it takes nothing else down. */
async function describe({ strapi }: Office, log: Log): Promise<void> {
  const { isDescriptionStale, writeDescription } = await import('./description');
  try {
    if (isDescriptionStale()) writeDescription(strapi);
  } catch (fault) {
    log(
      `The API description could not be written: ${(fault as Error).message}\nEverything else works; mend that and start again.`,
    );
  }
}

type Making = { settings: Settings; password: string | undefined };

/** What another process makes while GraphQL and REST answer already. Where it fails, it takes nothing else down. */
async function makePanel({ log, closing }: Opening, { settings, password }: Making): Promise<void> {
  if (password) log(tellLogins(password, settings).join('\n'));
  log(`The API answers at ${publicUrl(settings)} already; making the panel, about a minute …`);
  await buildPanel(closing).catch((fault) => {
    if (!(fault instanceof OfficeError) || closing.aborted) throw fault;
    log(`${fault.message}\nEverything else works; mend that and start again.`);
  });
}

/** The timer keeps the process alive, which a worker, listening nowhere, has nothing else for. */
async function untilClosing(closing: AbortSignal): Promise<void> {
  for (;;) await sleep(2 ** 30, undefined, { signal: closing });
}
