import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

import { makeCheckout, freePort, type Checkout } from './support/checkout';
import { databaseUrl } from './support/environment';
import { ask } from './support/postgres-processes';

const SENTENCE = /^[^\n]+[.;]\n$/;

let town: Checkout;

beforeAll(() => {
  town = makeCheckout();
  writeFileSync(join(town.folder, '.env'), 'DEMO=false');
  for (const name of ['APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET', 'ENCRYPTION_KEY'])
    appendFileSync(join(town.folder, '.env'), `\n${name}=of-the-tests`);
});
afterAll(() => town.remove());

/** One sentence, exit status 1, no trace of a stack, and nothing made. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { status, said } = await town.office('start', { PORT: await freePort(), ...env }).ended;
  const sentence = said.replace(/^Opening the office …\n/, '');
  expect([status, sentence]).toEqual([1, expect.stringMatching(SENTENCE)]);
  expect(existsSync(join(town.folder, '.data'))).toBe(false);
  return sentence;
}

describe('A wrong setting', () => {
  it('stops the start before anything is made, whether it stands in the environment or in .env', async () => {
    expect(await refusal({ PORT: '65536' })).toBe('PORT is "65536"; it must be a whole number from 1 to 65535.\n');
    expect(await refusal({ DEMO_PASSWORD: 'too-weak-1' })).toMatch(/^DEMO_PASSWORD is not right \(its value is not shown here\)/);
    const before = readFileSync(join(town.folder, '.env'), 'utf8');
    writeFileSync(join(town.folder, '.env'), `${before}\nOFFICE_TIMEZONE=Mars\n`);
    expect(await refusal({ OFFICE_TIMEZONE: '' })).toMatch(/^OFFICE_TIMEZONE is "Mars"; /);
    writeFileSync(join(town.folder, '.env'), before);
  });
});

describe('A checkout without its tsconfig.json', () => {
  it('is not opened, since Strapi would pass over its migrations in silence', async () => {
    renameSync(join(town.folder, 'tsconfig.json'), join(town.folder, 'elsewhere'));
    expect(await refusal({})).toBe(
      `${join(town.folder, 'tsconfig.json')} is missing, without which no migrations run; bring it along with dist.\n`,
    );
    renameSync(join(town.folder, 'elsewhere'), join(town.folder, 'tsconfig.json'));
  });
});

describe('A door that cannot be had', () => {
  it('is named with its port, and with the address', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => stranger.on('listening', listening));
    const { port } = stranger.address() as AddressInfo;
    const said = await Promise.all([
      refusal({ PORT: String(port) }),
      refusal({ HOST: '203.0.113.7' }),
      refusal({ HOST: 'no.such.host.invalid' }),
    ]);
    stranger.close();
    expect(said).toEqual([
      expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`),
      'This machine has no address 203.0.113.7; correct HOST.\n',
      expect.stringMatching(/“no\.such\.host\.invalid”.*correct HOST/),
    ]);
  });
});

describe('A database that will not do', () => {
  const administer = (sql: string) => ask(process.env.TEST_POSTGRES_URL!, sql);
  const changed = (change: (url: URL) => void) => {
    const url = new URL(process.env.TEST_POSTGRES_URL!);
    change(url);
    return url.href;
  };

  it('is named with what is wrong and how to mend it, and without its password', async () => {
    const latin = `latin_${process.pid}`;
    await administer(`CREATE DATABASE ${latin} ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`);
    const { host } = new URL(process.env.TEST_POSTGRES_URL!);
    const faults: [string, string | RegExp][] = [
      [changed((url) => (url.port = '9')), 'No database answers at 127.0.0.1:9; start PostgreSQL there or correct DATABASE_URL.'],
      [changed((url) => (url.hostname = 'db.invalid')), /host “db\.invalid”.*correct DATABASE_URL/],
      [
        changed((url) => (url.password = 'wr%6Fng')),
        `The database at ${host} refuses the password of “deltio”; correct DATABASE_URL`,
      ],
      [databaseUrl('nowhere'), `There is no database “nowhere” at ${host}; create it or correct DATABASE_URL.`],
      [databaseUrl('postgres'), '“deltio” may not create tables in the database “postgres”; let its owner run: GRANT CREATE ON'],
      [databaseUrl(latin), `The database “${latin}” is encoded in SQL_ASCII; create one with ENCODING 'UTF8'`],
    ];
    const said = await Promise.all(faults.map(([url]) => refusal({ DATABASE_URL: url })));
    for (const [i, [, sentence]] of faults.entries())
      expect(said[i]).toEqual(typeof sentence === 'string' ? expect.stringContaining(sentence) : expect.stringMatching(sentence));
    expect(said.join('')).not.toContain(new URL(process.env.TEST_POSTGRES_URL!).password);
    expect(await ask(databaseUrl(latin), `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`)).toBe('0');
    await administer(`DROP DATABASE ${latin}`);
  });

  it('that answers in another language than PostgreSQL’s, or not at all, is named too', async () => {
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
    await new Promise((listening) => web.on('listening', listening));
    const { port } = web.address() as AddressInfo;
    expect(await refusal({ DATABASE_URL: `postgres://deltio:secret@127.0.0.1:${port}/deltio` })).toContain(
      `The database at 127.0.0.1:${port} cannot be used (`,
    );
    web.close();
  });
});

describe('A command', () => {
  const misused = async (command: string) => {
    const { status, said } = await town.office(command).ended;
    expect([command, status]).toEqual([command, 2]);
    expect(said).toMatch(/Usage: office/);
    return said;
  };

  it('explains itself', async () => {
    const { status, said } = await town.office('--help').ended;
    expect(status).toBe(0);
    for (const name of ['start', 'dev', 'build', 'doctor', 'seed', 'admin']) expect(said).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it('that is not there, lacks an option or has a wrong one ends with 2 and the help that fits', async () => {
    expect(await misused('sart')).toContain("unknown command 'sart'");
    expect(await misused('start now')).toContain('too many arguments');
    expect(await misused('')).toContain('Commands:');
    expect(await misused('seed')).toContain('Usage: office seed');
    expect(await misused('admin create')).toContain("required option '--email <address>' not specified");
    expect(await misused('seed bulk --releases many')).toContain('It must be a whole number from 1 to 9999999.');
    expect(await misused('admin create --email a@b.example --role mayor')).toContain('Allowed choices are admin, writer, editor');
  });

  it('with an unfit person says so before it opens anything', async () => {
    const unfit = async (options: string) => (await town.office(`admin create ${options}`).ended).said;
    expect(await unfit('--email mayor')).toBe('“mayor” is not an e-mail address.\n');
    expect(await unfit('--email a@b.example --password secret')).toMatch(
      /^The password will not do; it needs at least 8 characters/,
    );
    expect(readdirSync(town.folder)).not.toContain('.data');
  });
});
