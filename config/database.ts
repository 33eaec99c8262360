import { readSettings } from '../src/office/settings';

export default () => {
  const settings = readSettings();
  return {
    connection: {
      client: 'postgres',
      connection: {
        connectionString: settings.DATABASE_URL,
        ssl: settings.DATABASE_SSL && { rejectUnauthorized: true },
        application_name: `deltio-${settings.ROLE}`,
      },
      pool: { min: 0, max: settings.DATABASE_POOL_MAX },
      acquireConnectionTimeout: 30_000,
      // Else it says on the standard output, among the office's own sentences, that a connection was lost.
      log: { warn: (said: string) => console.warn(said) },
    },
    settings: { useTypescriptMigrations: true },
  };
};
