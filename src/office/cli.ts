import { inspect } from 'node:util';

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

import { createAdmin, refuseUnfit } from './admin';
import { oneAtATime } from './database';
import { addAuditCommands, addRegisterCommands } from './ledgers';
import { addDiavgeiaCommands } from './diavgeia';
import { withOffice } from './office';
import { OfficeError } from './office-error';
import { withProgress } from './progress';
import { addSearchCommands } from './searching';
import { tellLogins } from './welcome';
import { ROLES } from '../plugins/staff/api';

/** A statement of SQL may be quoted in a fault, and be very long. */
const LONGEST = 5_000;
const DONE = 0;
const FAILED = 1;
const MISUSED = 2;

// Each command loads what it needs, so that help and refusals come at once.
const log = (sentence: string) => console.log(sentence);

const office = new Command('office').description('The operator’s commands of Deltio, the press office of a municipality.');
office.exitOverride().showHelpAfterError();

office
  .command('start')
  .description('open the office: database, site, panel, GraphQL')
  .action(async () => (await import('./start')).start(log));
office
  .command('dev')
  .description('the same, reloading when sources change')
  .action(async () => (await import('./dev')).dev(log));
office
  .command('build')
  .description('build the panel')
  .action(async () => {
    const { buildPanel } = await import('./panel');
    await buildPanel();
    log('The panel is built.');
  });
office
  .command('describe')
  .description('write the API description anew')
  .action(() =>
    withOffice(
      () => undefined,
      async ({ strapi }) => (await import('./description')).writeDescription(strapi),
    ),
  );
office
  .command('schema')
  .description('write the GraphQL schema into types/schema.graphql')
  .action(async () => (await import('./schema')).writeSchema());
office
  .command('doctor')
  .description('look whether everything is as it should be')
  .action(async () => (await import('./doctor')).doctor(log));

const seed = office.command('seed').description('fill the office').exitOverride();
seed
  .command('demo')
  .description('write the demo municipality; what is there already is left alone')
  .action(() =>
    withOffice(log, async ({ strapi, settings, database }) => {
      const { seedDemo } = await import('./demo/seed');
      const seeding = () => withProgress(log, (progress) => seedDemo({ strapi, settings, progress }));
      const password = await oneAtATime({ database, what: 'seeding', log }, seeding);
      if (password) log(tellLogins(password, settings).join('\n'));
    }),
  );
seed
  .command('bulk')
  .description('grow the office by generated releases, for benchmarks')
  .addOption(new Option('--releases <number>', 'how many').argParser(wholeNumber).default(1000))
  .action(({ releases }: { releases: number }) =>
    withOffice(log, async ({ strapi, database }) => {
      const { seedBulk } = await import('./demo/bulk');
      const seeding = () => withProgress(log, (progress) => seedBulk({ strapi, releases, progress }));
      await oneAtATime({ database, what: 'seeding', log }, seeding);
    }),
  );

office
  .command('admin')
  .description('people of the panel')
  .exitOverride()
  .command('create')
  .description('let somebody into the panel')
  .requiredOption('--email <address>', 'the e-mail address to log in with')
  .option(
    '--password <password>',
    'at least 8 characters with a capital, a small letter and a digit; made up and shown if left out',
  )
  .option('--name <name>', 'how the person is called', 'Admin')
  .addOption(
    new Option('--role <role>', 'what the person may do').choices(['admin', ...ROLES.map(({ code }) => code)]).default('admin'),
  )
  .action(async (person: { email: string; password?: string; name: string; role: string }) => {
    refuseUnfit(person);
    await withOffice(log, ({ strapi }) => createAdmin({ strapi, log, ...person }));
  });

addAuditCommands(office, log);
addRegisterCommands(office, log);
addSearchCommands(office, log);
addDiavgeiaCommands(office, log);

void run();

async function run(): Promise<void> {
  // Strapi asks one connection several things at once, of which pg warns; no operator can mend that.
  process.noDeprecation = true;
  try {
    await office.parseAsync();
    process.exit(process.exitCode ?? DONE);
  } catch (fault) {
    if (fault instanceof CommanderError) process.exit(fault.exitCode === 0 ? DONE : MISUSED);
    console.error(fault instanceof OfficeError ? fault.message : inspect(fault).slice(0, LONGEST));
    process.exit(FAILED);
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 9999999.');
  return Number(text);
}
