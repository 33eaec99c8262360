import { openOffice, type Office } from '../support/office';
import { logIn } from '../support/people';

export type Ask = { ask: 'open'; isBare: boolean } | { ask: 'statements' } | { ask: 'close' };
export type Opened = { url: string; databaseUrl: string; tokens: Record<string, string> };

const ROLES = ['writer', 'editor', 'admin'];

let office: Office;
let statements = 0;

/** An office in a process of its own, so that two can be measured side by side: Strapi allows one in each. */
async function answer(message: Ask): Promise<Opened | number | undefined> {
  if (message.ask === 'statements') return statements;
  if (message.ask === 'close') return void (await office.close());
  office = await openOffice({}, message.isBare ? { without: ['editorial'] } : {});
  office.strapi.db.connection.on('query', () => statements++);
  const tokens: Record<string, string> = {};
  for (const role of ROLES) tokens[role] = (await logIn(office, role)).bearer.Authorization;
  return { url: office.url, databaseUrl: office.databaseUrl, tokens };
}

process.on('message', (message: Ask) => {
  answer(message).then(
    (told) => process.send?.({ told }),
    (fault: Error) => process.send?.({ fault: String(fault.stack) }),
  );
});
