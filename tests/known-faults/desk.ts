import type { UID } from '@strapi/strapi';

import { openOffice, type Office } from '../support/office';

export const RELEASE = 'api::press-release.press-release';
export const EVENT = 'api::event.event';
export const SPONSOR = 'api::sponsor.sponsor';
export const CLIPPING = 'api::media-clipping.media-clipping';
export const CONTACT = 'api::contact.contact';
export const ORGANIZATION = 'api::organization.organization';
export const PLACE = 'api::place.place';

export const LANGUAGES = ['el', 'en', 'tr'];

export type Data = Record<string, unknown>;
export type Titled = { title: string };
type Reading = { locale?: string; status?: 'draft' | 'published'; populate?: object };

/** Whoever writes and reads entries in these stories: by documents, and with a token over REST and GraphQL. */
export type Desk = ReturnType<typeof newDesk>;

export function newDesk() {
  let office: Office;
  let token: string;
  // One helper for all types: what Strapi knows of the fields of each would only be in the way.
  const documents = (type: string) =>
    office.strapi.documents(type as UID.ContentType) as unknown as Record<string, (params: object) => Promise<never>>;
  const act = (verb: string, type: string, params: object): Promise<unknown> => documents(type)[verb]!(params);

  return {
    open: async () => {
      office = await openOffice({}, { alter: addFields, without: ['editorial'] });
      const tokens = office.strapi.service('admin::api-token');
      token = (await tokens.create({ name: 'faults', type: 'full-access', lifespan: null })).accessKey;
    },
    close: () => office.close(),
    transaction: <T>(act: (doors: { onCommit(follow: () => unknown): void }) => Promise<T>): Promise<T> =>
      office.strapi.db.transaction(act as never) as Promise<T>,
    rows: (type: string) => office.strapi.db.query(type),

    write: async (type: string, data: Data, locale = 'el') =>
      ((await act('create', type, { data, locale })) as { documentId: string }).documentId,
    translate: (type: string, documentId: string, locale: string, data: Data) =>
      act('update', type, { documentId, locale, data }),
    publish: (type: string, documentId: string, locale = 'el') => act('publish', type, { documentId, locale }),
    /** In one transaction, the second as soon as Strapi is done with the first. */
    publishTogether: async ([firstType, first]: [string, string], [type, second]: [string, string]) => {
      office.strapi.documents.use(async ({ action, params }, next) => {
        const result = await next();
        const isFirst = action === 'publish' && 'documentId' in params && params.documentId === first;
        if (isFirst) await act('publish', type, { documentId: second, locale: 'el' });
        return result;
      });
      await office.strapi.db.transaction(() => act('publish', firstType, { documentId: first, locale: 'el' }));
    },
    unpublish: (type: string, documentId: string, locale = 'el') => act('unpublish', type, { documentId, locale }),
    discard: (type: string, documentId: string, locale = 'el') => act('discardDraft', type, { documentId, locale }),
    remove: (type: string, documentId: string) => act('delete', type, { documentId, locale: '*' }),
    read: async <T>(type: string, documentId: string, reading: Reading = {}): Promise<T> =>
      (await act('findOne', type, { documentId, locale: 'el', status: 'published', ...reading })) as T,

    rest: (verb: 'get' | 'post' | 'put', path: string, data?: Data) => {
      const request = office.http[verb](`/api/${path}`).set('Authorization', `Bearer ${token}`);
      return data ? request.send({ data }) : request;
    },
    graphql: async <T>(query: string, variables: Data = {}): Promise<T> => {
      const answer = await office.graphql<T>(query, variables, token);
      expect(answer.errors).toBeUndefined();
      return answer.data;
    },
  };
}

const body = [{ type: 'paragraph', children: [{ type: 'text', text: '…' }] }];
export const releaseData = (title: string, rest: Data = {}) => ({ title, kind: 'release', summary: title, body, ...rest });
export const eventData = (title: string, rest: Data = {}) => {
  return { title, kind: 'cultural', startsAt: '2026-12-01T18:00:00Z', ...rest };
};

/** Fields like those the faults were reported with, where the office's own types have none of the kind. */
function addFields(strapi: Office['strapi']): void {
  const add = (model: UID.Schema, field: string, attribute: object) =>
    Object.assign(strapi.getModel(model).attributes, { [field]: attribute });
  const translated = { pluginOptions: { i18n: { localized: true } } };
  const shared = { pluginOptions: { i18n: { localized: false } } };
  add('office.quote', 'witness', { type: 'component', component: 'office.press-contact' });
  add(RELEASE, 'blocks', { type: 'dynamiczone', components: ['office.quote', 'media.attachment'], ...translated });
  add(RELEASE, 'invitations', { type: 'dynamiczone', components: ['office.quote', 'event.programme-item'], ...translated });
  add('event.programme-item', 'release', { type: 'relation', relation: 'oneToOne', target: RELEASE });
  add(EVENT, 'posts', { type: 'component', component: 'event.programme-item', repeatable: true, ...shared });
  add(CONTACT, 'posts', { type: 'component', component: 'contact.office', repeatable: true, ...shared });
}
