import { createServer } from 'node:net';

import type { Log } from './database';
import { furnish } from './furnish';
import { closeOffice, type Office, openOffice, prepareEnvironment } from './office';
import { OfficeError } from './office-error';
import { isDescriptionStale, writeDescriptionBeside } from './description';
import { announcePanel, buildPanel, isPanelStale } from './panel';
import type { Settings } from './settings';
import { welcome } from './welcome';

/** Brings the whole office up, and down again on Ctrl-C. */
export async function start(log: Log): Promise<void> {
  const settings = prepareEnvironment(log);
  const isWeb = settings.ROLE !== 'worker';
  if (isWeb) await claimPort(settings);
  const mustBuild = isWeb && isPanelStale();
  if (mustBuild) announcePanel();
  log('Opening the office …');
  const office = await openOffice({ isServer: true, log });
  stopOnSignals(office, log);
  const password = await furnish(office, log);
  if (isWeb) await listen(office);
  if (isWeb) await makeBeside(log, { settings, mustBuild });
  log(welcome({ settings, database: office.database, password }));
}

async function listen({ strapi, settings }: Office): Promise<void> {
  strapi.server.mount();
  await new Promise<void>((listening, failed) => {
    strapi.server.httpServer.once('error', failed);
    strapi.server.httpServer.listen(settings.PORT, settings.HOST, listening);
  });
}

/** GraphQL and REST answer already while the panel and the API description are made by other processes. */
async function makeBeside(log: Log, { settings, mustBuild }: { settings: Settings; mustBuild: boolean }): Promise<void> {
  if (!mustBuild && !isDescriptionStale()) return;
  log(`The API answers at http://${settings.HOST}:${settings.PORT} already; building the panel, about a minute …`);
  if (isDescriptionStale()) await writeDescriptionBeside();
  if (mustBuild) await buildPanel();
}

async function claimPort({ HOST, PORT }: Settings): Promise<void> {
  const trial = createServer();
  const fault = await new Promise<NodeJS.ErrnoException | null>((tried) => {
    trial.once('error', tried);
    trial.listen(PORT, HOST, () => trial.close(() => tried(null)));
  });
  if (!fault) return;
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${PORT} on ${HOST} is taken by another program; stop that program or set PORT to a free one.`,
    EACCES: `Port ${PORT} is reserved for the system; set PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${HOST}; correct HOST.`,
    ENOTFOUND: `There is no address “${HOST}”; correct HOST.`,
  };
  throw new OfficeError(
    reasons[fault.code ?? ''] ?? `Cannot listen on ${HOST}:${PORT} (${fault.message}); correct HOST and PORT.`,
  );
}

function stopOnSignals(office: Office, log: Log): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    log('Closing the office …');
    await closeOffice(office).catch((fault: Error) => log(fault.message));
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}
