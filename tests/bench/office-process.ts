import { seedBulk } from '../../src/office/demo/bulk';
import { openOffice, type Office } from '../support/office';
import { logIn } from '../support/people';

export type Ask =
  | { ask: 'open'; without: Plugin[] }
  | { ask: 'grow'; releases: number }
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
  if (message.ask === 'grow') return grow(message.releases);
  if (message.ask === 'close') return void (await office.close());
  office = await openOffice({}, message.without.length > 0 ? { without: message.without } : {});
  office.strapi.db.connection.on('query', ({ sql, bindings }: Said) => {
    statements++;
    said.push({ sql, bindings });
    if (said.length > 1_000) said = [];
  });
  const tokens: Record<string, string> = {};
  for (const role of ROLES) tokens[role] = (await logIn(office, role)).bearer.Authorization;
  return { url: office.url, databaseUrl: office.databaseUrl, tokens };
}

/** A body and topics in three languages, and under them as many releases as asked for, all of them public. */
async function grow(releases: number): Promise<undefined> {
  const { strapi } = office;
  const written = async (type: 'api::organization.organization' | 'api::topic.topic', data: object) => {
    const { documentId } = await strapi.documents(type).create({ data: data as never, locale: 'el' });
    for (const locale of ['en', 'tr'] as const) await strapi.documents(type).update({ documentId, data: data as never, locale });
  };
  if ((await strapi.db.query('api::topic.topic').count()) === 0) {
    await written('api::organization.organization', { name: 'Municipality', kind: 'municipality' });
    for (let n = 0; n < 12; n++) await written('api::topic.topic', { name: `Topic ${n}` });
  }
  await seedBulk({ strapi, releases, progress: () => undefined });
  await strapi.db.connection.raw('VACUUM ANALYZE');
}

process.on('message', (message: Ask) => {
  answer(message).then(
    (told) => process.send?.({ told }),
    (fault: Error) => process.send?.({ fault: String(fault.stack) }),
  );
});
