import { ROLES } from '../plugins/staff/api';
import type { OpenDatabase } from './database';
import { publicUrl, type Settings } from './settings';

type Welcome = { settings: Settings; database: OpenDatabase; password: string | undefined };

/** The few lines a start ends with: where everything is, and who may come in. */
export function welcome({ settings, database, password }: Welcome): string {
  if (settings.ROLE === 'worker') return 'Deltio works in the background. Ctrl-C stops it.';
  const url = publicUrl(settings);
  const lines = [
    '',
    '  Deltio is open.',
    '',
    `  Site             ${url}/`,
    `  Panel            ${url}/admin`,
    `  GraphQL          ${url}/graphql`,
    `  API description  ${url}/api/openapi.json   (to try it: ${url}/documentation)`,
    `  Database         ${database.isEmbedded ? 'embedded PostgreSQL, .data/postgres' : 'as DATABASE_URL says'}`,
    ...(password ? ['', ...tellLogins(password, settings)] : []),
    '',
    '  Ctrl-C closes it.',
    '',
  ];
  return lines.join('\n');
}

/** Who may come in; a password that was made up is shown this once, since it is kept nowhere in the clear. */
export function tellLogins(password: string, { DEMO_PASSWORD }: Settings): string[] {
  const names = ['admin', ...ROLES.map(({ code }) => code)];
  return [
    `  Demo logins      ${names.join(', ')} — each @demo.example`,
    `  Password         ${DEMO_PASSWORD ? 'as DEMO_PASSWORD says' : `${password}   (shown this once)`}`,
  ];
}
