import { openOffice, type Office } from '../support/office';
import { logIn } from '../support/people';

export type Ask =
  | { ask: 'open'; without: Plugin[]; template?: string }
  | { ask: 'processor' }
  | { ask: 'statements' }
  | { ask: 'said' }
  | { ask: 'close' };
export type Plugin = 'editorial' | 'batching' | 'delivery';
/** A statement as it went to the database. */
export type Said = { sql: string; bindings: unknown[] };
export type Opened = { url: string; databaseUrl: string; tokens: Record<string, string> };

const ROLES = ['writer', 'editor', 'admin'];

let office: Office;
let statements = 0;
let said: Said[] = [];

/** An office in a process of its own, so that two can be measured side by side: Strapi allows one in each. */
async function answer(message: Ask): Promise<Opened | number | Said[] | undefined> {
  if (message.ask === 'statements') return statements;
  if (message.ask === 'said') return said.splice(0);
  if (message.ask === 'processor') return processorTime();
  if (message.ask === 'close') return void (await office.close());
  const { without, template } = message;
  office = await openOffice({ RATE_READS: '0' }, { ...(without.length > 0 && { without }), ...(template && { template }) });
  office.strapi.db.connection.on('query', ({ sql, bindings }: Said) => {
    statements++;
    said.push({ sql, bindings });
    if (said.length > 1_000) said = [];
  });
  const tokens: Record<string, string> = {};
  for (const role of ROLES) tokens[role] = (await logIn(office, role)).bearer.Authorization;
  return { url: office.url, databaseUrl: office.databaseUrl, tokens };
}

/** What this process has worked since it began, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

process.on('message', (message: Ask) => {
  answer(message).then(
    (told) => process.send?.({ told }),
    (fault: Error) => process.send?.({ fault: String(fault.stack) }),
  );
});
