import type { Core, UID } from '@strapi/strapi';
import { DateTime } from 'luxon';

import { desk as editorialDesk, type Publishable } from '../../plugins/editorial/api';
import type { Fields, Versions } from './shape';

type Paper = { key: string; type: UID.ContentType; common: Fields; versions?: Versions };
/** How something went out before the office began: at an instant (ISO 8601), and how each language version was marked since. */
type Publication = { key: string; type: Publishable; at: string; marked?: Partial<Record<string, Fields>> };
type Documents = {
  create(call: object): Promise<{ documentId: string }>;
  update(call: object): Promise<unknown>;
};

export type Desk = Awaited<ReturnType<typeof openDesk>>;

const NOTES = 'core_office_demo';

/** What was written of the demo, by key. */
export async function writtenSoFar(strapi: Core.Strapi): Promise<Record<string, string>> {
  const { rows } = await strapi.db.connection.raw<{ rows: { value: string }[] }>(
    'SELECT value FROM strapi_core_store_settings WHERE key = ?',
    [NOTES],
  );
  return JSON.parse(rows[0]?.value ?? '{}') as Record<string, string>;
}

/**
 * Where the demo is written. What was written once is remembered by its key, in the same transaction,
 * so that seeding again, or after it was cut off, writes only what is missing, counted from the same day.
 */
export async function openDesk(strapi: Core.Strapi, closing?: AbortSignal) {
  const written = await writtenSoFar(strapi);
  if (Object.keys(written).length === 0) await strapi.store({ type: 'core', name: 'office', key: 'demo' }).set({ value: {} });
  const documents = (type: UID.ContentType) => strapi.documents(type) as unknown as Documents;

  const idOf = (key: string): string => {
    const id = written[key];
    if (!id) throw new Error(`The demo refers to “${key}”, which is not there.`);
    return id;
  };

  const once = writeOnce({ strapi, written, closing });
  const today = DateTime.fromISO(await once('today', async () => DateTime.now().toISO()));

  return {
    strapi,
    today,
    has: (key: string) => key in written,
    idOf,
    idsOf: (prefix: string, keys: string[] = []) => keys.map((key) => idOf(`${prefix}:${key}`)),
    once,
    /** Writes a document with its language versions. */
    put: ({ key, type, common, versions }: Paper) =>
      once(key, async () => {
        const { el, ...others } = versions ?? { el: {} };
        const { documentId } = await documents(type).create({ locale: 'el', data: { ...common, ...el } });
        for (const [locale, data] of Object.entries(others)) await documents(type).update({ documentId, locale, data });
        return documentId;
      }),
    /** Adds what could be known only after other documents were written. */
    complete: ({ key, type, common }: Paper) =>
      once(`${key}+`, async () => {
        const documentId = idOf(key);
        await documents(type).update({ documentId, locale: 'el', data: common });
        return documentId;
      }),
    /** Lets all language versions of a document out together. */
    letOut: ({ key, type, at, marked = {} }: Publication) =>
      once(`${key}+out`, async () => {
        const documentId = idOf(key);
        const languages = await draftedIn(strapi, type, documentId);
        // Nothing went out later today: the next number of the register is given now.
        const out = new Date(Math.min(Date.parse(at), today.toMillis()));
        await editorialDesk(strapi).admit({ type, documentId, languages, at: out, marked });
        // Strapi writes the instant of seeding.
        await strapi.db
          .query(type)
          .updateMany({ where: { documentId, publishedAt: { $notNull: true } }, data: { publishedAt: out } });
        return documentId;
      }),
  };
}

async function draftedIn(strapi: Core.Strapi, type: Publishable, documentId: string): Promise<string[]> {
  const drafts = await strapi.db.query(type).findMany({ where: { documentId, publishedAt: null }, select: ['locale'] });
  return drafts.map(({ locale }: { locale: string }) => locale);
}

type Writing = { strapi: Core.Strapi; written: Record<string, string>; closing: AbortSignal | undefined };

function writeOnce({ strapi, written, closing }: Writing) {
  return async (key: string, write: () => Promise<string>): Promise<string> => {
    if (written[key]) return written[key];
    closing?.throwIfAborted();
    const id = await strapi.db.transaction(async ({ trx }) => {
      // What a power cut takes of the last moment is written again.
      await trx.raw('SET LOCAL synchronous_commit TO off');
      const made = await write();
      // One key at a time, since several entries may be written side by side.
      await trx.raw(
        'UPDATE strapi_core_store_settings SET value = (value::jsonb || jsonb_build_object(?::text, ?::text))::text WHERE key = ?',
        [key, made, NOTES],
      );
      return made;
    });
    written[key] = id;
    return id;
  };
}
