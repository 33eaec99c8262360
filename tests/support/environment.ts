import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

const SECRETS = ['API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET', 'ENCRYPTION_KEY'];

/** The environment of an office under test: nothing is taken from `.env` or from whoever runs the tests. */
export function testEnvironment(databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'test',
    ENV_PATH: join(ROOT, 'tests', 'no.env'),
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: '1337',
    DEMO: 'false',
    // A story that wants its background work done asks for `all`.
    ROLE: 'web',
    STRAPI_TELEMETRY_DISABLED: 'true',
    APP_KEYS: 'first-key-of-the-tests,second-key-of-the-tests',
    ...Object.fromEntries(SECRETS.map((name) => [name, `${name.toLowerCase()}-of-the-tests-0123456789`])),
  };
}

export function databaseUrl(name: string): string {
  const url = new URL(process.env.TEST_POSTGRES_URL ?? '');
  url.pathname = `/${name}`;
  return url.href;
}
