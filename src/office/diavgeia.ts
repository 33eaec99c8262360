import { once } from 'node:events';

import type { Core } from '@strapi/strapi';
import { type Command, InvalidArgumentError, Option } from 'commander';

import {
  DEMO_ACCOUNT,
  DEMO_TOWN,
  mirror,
  mirrorsWorthTelling,
  PortalFault,
  startStandIn,
  tell,
  Underway,
  type Report,
} from '../plugins/diavgeia/api';
import type { Log } from './database';
import { withOffice, type Office } from './office';
import { OfficeError } from './office-error';
import { withProgress } from './progress';
import { LANGUAGES, type Language } from './refusal';

type Kind = Report['kind'];
type Going = { organization?: string[] };
type Showing = { port: number; acts?: number };

/** What the portal did wrong is told in the language of the terminal (LC_ALL, LC_MESSAGES, LANG; POSIX), where it is one of ours. */
const OPERATOR: Language = languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG);

function languageOf(locale = ''): Language {
  return LANGUAGES.find((language) => locale.toLowerCase().startsWith(language)) ?? 'en';
}

/** The operator's commands on the transparency portal. */
export function addDiavgeiaCommands(office: Command, log: Log): void {
  const commands = office.command('diavgeia').description('the national transparency portal').exitOverride();
  const walks: [name: string, kind: Kind, description: string][] = [
    ['backfill', 'backfill', 'copy all acts since 2010, or go on where an earlier copying stopped'],
    ['sync', 'sync', 'learn what was posted, corrected or revoked since the last time, however old the act'],
    ['verify', 'sweep', 'go through all acts and compare; what differs is mended and makes the exit status 1'],
  ];
  for (const [name, kind, description] of walks)
    commands
      .command(name)
      .description(description)
      .option('--organization <uid...>', 'of these only; all of DIAVGEIA_ORGANIZATIONS if left out')
      .action((going: Going) => withOffice(log, (opened) => goAll(opened, { log, name, kind, ...going })));
  commands
    .command('retry')
    .description('read once more what could not be read the last time')
    .option('--organization <uid...>', 'of these only; all of DIAVGEIA_ORGANIZATIONS if left out')
    .action((going: Going) => withOffice(log, (opened) => goAgain(opened, { log, ...going })));
  commands
    .command('status')
    .description('say how far the mirror is, and what could not be read')
    .action(() => withOffice(log, async ({ strapi }) => tellStatus(await mirrorsWorthTelling(strapi), log)));
  commands
    .command('demo-portal')
    .description('serve a stand-in of the portal with the acts of a made-up municipality, until Ctrl-C')
    .addOption(new Option('--port <number>', 'where it listens').argParser(whole(0, 65_535)).default(1340))
    .addOption(
      new Option('--acts <number>', 'how many acts it holds; if left out, those of the demo').argParser(whole(0, 1_000_000)),
    )
    .action(async (showing: Showing) => showStandIn(showing, log));
}

type GoingAll = Going & { log: Log; name: string; kind: Kind };

async function goAll({ strapi }: Office, { organization, ...going }: GoingAll): Promise<void> {
  const uids = organization ?? mirror(strapi).organizations();
  if (uids.length === 0) throw new OfficeError('Nothing is mirrored; name organizations in DIAVGEIA_ORGANIZATIONS.');
  const faults: string[] = [];
  for (const organizationUid of uids) faults.push(...(await goOne(strapi, { ...going, organizationUid })));
  if (faults.length > 0) throw new OfficeError(faults.join('\n'));
}

type GoingOne = Omit<GoingAll, 'organization'> & { organizationUid: string };

/** Answers what went wrong. A walk goes on with what was begun before; who verifies means a whole one from now on, so that one comes after it. */
async function goOne(strapi: Core.Strapi, going: GoingOne): Promise<string[]> {
  const { organizationUid, name, kind, log } = going;
  try {
    const report = await walkWith(strapi, going);
    log(tellReport(organizationUid, report));
    if (report.state === 'failed')
      return [`${organizationUid}: ${report.failed} ranges of days could not be read; see diavgeia status.`];
    if (name !== 'verify') return [];
    const isSame = report.added + report.changed + report.missing === 0;
    const others = (report.after ?? report.kind) === kind ? [] : await goOne(strapi, going);
    return isSame ? others : [...new Set([`${organizationUid}: the mirror differed.`, ...others])];
  } catch (fault) {
    if (!(fault instanceof PortalFault) && !(fault instanceof Underway)) throw fault;
    return [`${organizationUid}: ${tell(fault.told, OPERATOR)}`];
  }
}

async function walkWith(strapi: Core.Strapi, { organizationUid, kind, log }: GoingOne): Promise<Report> {
  return withProgress(log, (progress) => {
    let began = Date.now();
    return mirror(strapi).go({
      organizationUid,
      kind,
      progress: ({ done, of, walk, from }) => {
        const isOfVersions = from === undefined;
        if (isOfVersions && done === 1) began = Date.now();
        const what = isOfVersions ? `former versions of ${organizationUid}` : `${walk} of ${organizationUid}, days from ${from}`;
        progress(done, of, what + ending(began, done, of));
      },
    });
  });
}

/** What failed is open again, and a sync goes on there. */
async function goAgain(opened: Office, { organization, log }: Going & { log: Log }): Promise<void> {
  const uids = organization ?? mirror(opened.strapi).organizations();
  for (const uid of uids) await mirror(opened.strapi).reopen(uid);
  await goAll(opened, { log, name: 'retry', kind: 'sync', organization: uids });
}

function ending(began: number, done: number, of: number): string {
  if (done < 5 || done >= of) return '';
  const seconds = Math.round((((Date.now() - began) / done) * (of - done)) / 1000);
  return `, done in about ${seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`}`;
}

function tellReport(uid: string, { kind, after, added, changed, revoked, refused, missing }: Report): string {
  return `${uid}: ${kind} done${after ? `, which had been begun before, and a ${after} after it` : ''}; ${added} new, ${changed} changed, ${revoked} of them revoked, ${refused} refused, ${missing} missing.`;
}

type Status = Awaited<ReturnType<typeof mirrorsWorthTelling>>[number];

function tellStatus(mirrors: Status[], log: Log): void {
  if (mirrors.length === 0) log('Nothing is mirrored yet.');
  for (const { organization_uid, acts, as_of, fault, open, failures } of mirrors) {
    log(
      `${organization_uid}: ${acts} acts, ${as_of ? `as of ${as_of.toISOString()}` : 'not complete yet'}${fault ? `; the last attempt failed: ${tell(fault, OPERATOR)}` : ''}`,
    );
    if (open) log(`  under way: ${open.done} of ${open.of} ranges of days`);
    for (const { what, told } of failures) log(`  not read: ${what}: ${tell(told, OPERATOR)}`);
  }
}

async function showStandIn({ port, acts }: Showing, log: Log): Promise<void> {
  const standIn = await startStandIn({ port, ...(acts === undefined ? DEMO_TOWN : { acts }) }).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EADDRINUSE') throw fault;
      throw new OfficeError(`Port ${port} is taken, perhaps by a stand-in that runs already; name another with --port.`);
    },
  );
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
