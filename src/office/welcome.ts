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
    ...demo(password),
    '',
    '  Ctrl-C closes it.',
    '',
  ];
  return lines.join('\n');
}

function demo(password: string | undefined): string[] {
  if (!password) return [];
  const names = ['admin', ...ROLES.map(({ code }) => code)];
  return [
    '',
    `  Demo logins      ${names.join(', ')} — each @demo.example`,
    `  Password         ${password}   (shown this once)`,
  ];
}
