import { publicUrl, readSettings, wantsDemo } from './settings';

const STRONG = 'at least 8 characters (and at most 72 bytes), among them a capital, a small letter and a digit';
const HIDDEN = 'not right (its value is not shown here)';
const POSTGRES = /^DATABASE_URL is not right \(its value is not shown here\); it must be an address such as postgres:/;

describe('A wrong setting is refused with its name, its value and what is allowed', () => {
  it.each([
    ['HOST', '   ', 'HOST is "   "; it must be an address to listen on, such as 127.0.0.1 or 0.0.0.0.'],
    ...['0', '65536', '1e3', '-1', '80.5', ' ', 'eighty'].map((port) => [
      'PORT',
      port,
      `PORT is "${port}"; it must be a whole number from 1 to 65535.`,
    ]),
    ...['press.example.org', 'ftp://a.example', 'https://a.example/cms', 'https://a.example/?x', 'https:a.example#y'].map(
      (url) => [
        'PUBLIC_URL',
        url,
        `PUBLIC_URL is "${url}"; it must be an address such as https://press.example.org, without a path.`,
      ],
    ),
    ['PUBLIC_URL', 'https://me:mine@a.example', /^PUBLIC_URL is "https:\/\/…@a\.example"; /],
    ['DATABASE_URL', 'mysql://root:mine@localhost/town', POSTGRES],
    ['DATABASE_URL', 'postgres://deltio:mi/ne@localhost/town', POSTGRES],
    ['DATABASE_URL', 'postgres://deltio:mi#ne@localhost/town', POSTGRES],
    ['DATABASE_URL', 'postgres://deltio:mine@localhost', POSTGRES],
    ['DATABASE_URL', 'postgres:///town', POSTGRES],
    ['DATABASE_URL', 'localhost:5432/town', POSTGRES],
    ['DATABASE_POOL_MAX', '1', 'DATABASE_POOL_MAX is "1"; it must be a whole number from 2 to 500.'],
    ['DATABASE_SSL', 'perhaps', 'DATABASE_SSL is "perhaps"; it must be true or false.'],
    ['ROLE', 'cook', 'ROLE is "cook"; it must be web, worker or all.'],
    ...['el,,xx-yy', 'el,', 'greek', 'el,el', 'xx', 'el_GR', ' '].map((locales) => [
      'OFFICE_LOCALES',
      locales,
      `OFFICE_LOCALES is "${locales}"; it must be language codes separated by commas, default first, such as el,tr,en.`,
    ]),
    ['OFFICE_TIMEZONE', 'Mars', 'OFFICE_TIMEZONE is "Mars"; it must be a time zone name such as Europe/Athens.'],
    ['DEMO', 'si', 'DEMO is "si"; it must be true or false.'],
    ...['mine', 'mine-mine-1', 'MINE-MINE-1', 'Mine-mine', `Aa1${'α'.repeat(35)}`].map((password) => [
      'DEMO_PASSWORD',
      password,
      `DEMO_PASSWORD is ${HIDDEN}; it must be ${STRONG}.`,
    ]),
    ['ADMIN_PASSWORD', 'mine', `ADMIN_PASSWORD is ${HIDDEN}; it must be ${STRONG}.`],
    ['ADMIN_EMAIL', 'mayor', 'ADMIN_EMAIL is "mayor"; it must be an e-mail address.'],
    [
      'SMTP_URL',
      'http://mine@mail.example',
      `SMTP_URL is ${HIDDEN}; it must be an address that starts with smtp:// or smtps://.`,
    ],
    ['MAIL_FROM', 'Press office', 'MAIL_FROM is "Press office"; it must be a sender such as Press office <press@example.org>.'],
    ['S3_BUCKET', 'ab', 'S3_BUCKET is "ab"; it must be the name of a bucket.'],
    ['S3_ENDPOINT', 'minio:9000', 'S3_ENDPOINT is "minio:9000"; it must be an address that starts with http:// or https://.'],
    ['S3_FORCE_PATH_STYLE', '2', 'S3_FORCE_PATH_STYLE is "2"; it must be true or false.'],
    ['DIAVGEIA_ORGANIZATIONS', '6114;', 'DIAVGEIA_ORGANIZATIONS is "6114;"; it must be organization uids separated by commas.'],
  ] as [string, string, string | RegExp][])('%s=%s', (name, value, sentence) => {
    const said = refusal({ [name]: value });
    expect(said).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
    expect(said).not.toMatch(/mine/i);
    expect(said).not.toContain('\n');
  });

  it('each in a sentence of its own', () => {
    expect(refusal({ PORT: '0', ROLE: 'cook' })?.split('\n')).toHaveLength(2);
  });
});

describe('Settings that need each other', () => {
  it.each([
    [{ S3_BUCKET: 'town', S3_ACCESS_KEY_ID: 'a' }, 'S3_BUCKET is set but S3_SECRET_ACCESS_KEY is not; set both or neither.'],
    [{ S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' }, /^S3_ACCESS_KEY_ID is set but S3_BUCKET is not/],
    [{ ADMIN_EMAIL: 'mayor@town.example' }, 'ADMIN_EMAIL is set but ADMIN_PASSWORD is not; set both or neither.'],
    [{ ADMIN_PASSWORD: 'Town-hall-1' }, 'ADMIN_PASSWORD is set but ADMIN_EMAIL is not; set both or neither.'],
    [{ SMTP_URL: 'smtp://mail.example' }, 'SMTP_URL is set but MAIL_FROM is not; set both or neither.'],
    [
      { DEMO: 'true', OFFICE_LOCALES: 'el,en' },
      'The demo municipality is written in el, tr, en, but OFFICE_LOCALES is "el,en"; add what is missing or set DEMO to false.',
    ],
  ])('%j', (env, sentence) => {
    expect(refusal(env)).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });
});

describe('Settings left out', () => {
  it('have a default that runs, and an empty one counts as left out', () => {
    const empty = { PORT: '', HOST: '', PUBLIC_URL: '', DATABASE_URL: '', OFFICE_LOCALES: '', ROLE: '', DEMO_PASSWORD: '' };
    const settings = readSettings(empty);
    expect(settings).toEqual(readSettings({}));
    expect(settings).toMatchObject({ HOST: '127.0.0.1', PORT: 1337, ROLE: 'all', OFFICE_LOCALES: ['el', 'tr', 'en'] });
    expect(wantsDemo(settings)).toBe(true);
  });

  it('bring no demo into a database of the operator’s own, nor where its languages are missing', () => {
    expect(wantsDemo(readSettings({ DATABASE_URL: 'postgres://db.example/town' }))).toBe(false);
    expect(wantsDemo(readSettings({ DATABASE_URL: 'postgres://db.example/town', DEMO: 'on' }))).toBe(true);
    expect(wantsDemo(readSettings({ OFFICE_LOCALES: 'el' }))).toBe(false);
  });
});

describe('The public address', () => {
  it.each([
    [{}, 'http://localhost:1337'],
    [{ HOST: '0.0.0.0', PORT: '80' }, 'http://localhost:80'],
    [{ HOST: '192.168.1.5' }, 'http://192.168.1.5:1337'],
    [{ HOST: 'fd00::5' }, 'http://[fd00::5]:1337'],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://press.example.org/' }, 'https://press.example.org'],
  ])('%j → %s', (env, url) => expect(publicUrl(readSettings(env))).toBe(url));
});

describe('A database address', () => {
  it.each([
    'postgres://u:p%40ss@db.example:5433/town',
    'postgresql://db.example/town?sslmode=require',
    'postgres:///town?host=/run/postgresql',
  ])('%s', (url) => expect(readSettings({ DATABASE_URL: url }).DATABASE_URL).toBe(url));
});

function refusal(env: Record<string, string>): string | undefined {
  try {
    readSettings(env);
    return undefined;
  } catch (fault) {
    return (fault as Error).message;
  }
}
