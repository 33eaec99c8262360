import type { Core, UID } from '@strapi/strapi';
import { DateTime } from 'luxon';

import type { Fields, Versions } from './shape';

type Paper = { key: string; type: UID.ContentType; common: Fields; versions?: Versions; isPublished?: boolean };
type Documents = {
  create(call: object): Promise<{ documentId: string }>;
  update(call: object): Promise<unknown>;
  publish(call: object): Promise<unknown>;
};

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** What was written of the demo, by key. */
export async function writtenSoFar(strapi: Core.Strapi): Promise<Record<string, string>> {
  return ((await notes(strapi).get({})) ?? {}) as Record<string, string>;
}

/**
 * Where the demo is written. What was written once is remembered by its key, in the same transaction,
 * so that seeding again, or after it was cut off, writes only what is missing, counted from the same day.
 */
export async function openDesk(strapi: Core.Strapi, closing?: AbortSignal) {
  const written = await writtenSoFar(strapi);
  const documents = (type: UID.ContentType) => strapi.documents(type) as unknown as Documents;

  const idOf = (key: string): string => {
    const id = written[key];
    if (!id) throw new Error(`The demo refers to “${key}”, which is not there.`);
    return id;
  };

  const once = async (key: string, write: () => Promise<string>): Promise<string> => {
    if (written[key]) return written[key];
    closing?.throwIfAborted();
    return strapi.db.transaction(async () => {
      written[key] = await write();
      await notes(strapi).set({ value: written });
      return written[key];
    });
  };

  return {
    strapi,
    today: DateTime.fromISO(await once('today', async () => DateTime.now().toISO())),
    has: (key: string) => key in written,
    idOf,
    idsOf: (prefix: string, keys: string[] = []) => keys.map((key) => idOf(`${prefix}:${key}`)),
    once,
    /** Writes a document with its language versions, and publishes all of them together. */
    put: ({ key, type, common, versions, isPublished }: Paper) =>
      once(key, async () => {
        const { el, ...others } = versions ?? { el: {} };
        const { documentId } = await documents(type).create({ locale: 'el', data: { ...common, ...el } });
        for (const [locale, data] of Object.entries(others)) await documents(type).update({ documentId, locale, data });
        if (isPublished) await documents(type).publish({ documentId, locale: '*' });
        return documentId;
      }),
    /** Adds what could be known only after other documents were written; unpublished, published anew with it. */
    complete: ({ key, type, common, isPublished }: Paper) =>
      once(`${key}+`, async () => {
        const documentId = idOf(key);
        await documents(type).update({ documentId, locale: 'el', data: common });
        if (isPublished) await documents(type).publish({ documentId, locale: '*' });
        return documentId;
      }),
  };
}

function notes(strapi: Core.Strapi) {
  return strapi.store({ type: 'core', name: 'office', key: 'demo' });
}
