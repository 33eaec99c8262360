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
    },
    settings: { useTypescriptMigrations: true },
  };
};
