import type { Core, UID } from '@strapi/strapi';

import { audit } from '../api';
import { difference } from '../shared/difference';
import type { Values } from '../shared/entry';
import { nameOf } from './caller';

type Row = Values & { id: number };
type Kept = { thing: string; populate: string[]; secrets: string[]; look: (row: Row) => Values };
type Method = ((...args: unknown[]) => Promise<unknown>) & { unwatched?: Method };
type Service = Record<string, Method | undefined>;

const permission = ({ action, subject, properties }: Values): string => {
  const { fields, locales } = (properties ?? {}) as { fields?: string[]; locales?: string[] };
  return [action, subject, fields && `(${fields.join(', ')})`, locales && `[${locales.join(', ')}]`].filter(Boolean).join(' ');
};
const listed = (rows: unknown, word: (row: Values) => string) => ((rows ?? []) as Values[]).map(word).sort();
const pick = (row: Row, fields: string) => Object.fromEntries(fields.split(' ').map((field) => [field, row[field] ?? null]));
const token = (row: Row): Values => ({
  ...pick(row, 'name description type kind expiresAt accessKey'),
  permissions: listed(row.permissions, ({ action }) => String(action)),
});

/** What the log tells of the panel's own records. */
const KEPT: Record<string, Kept> = {
  'admin::user': {
    thing: 'user',
    populate: ['roles'],
    secrets: ['password'],
    look: (row) => ({
      ...pick(row, 'firstname lastname username email isActive blocked password'),
      roles: listed(row.roles, ({ name }) => String(name)),
    }),
  },
  'admin::role': {
    thing: 'role',
    populate: ['permissions'],
    secrets: [],
    look: (row) => ({ ...pick(row, 'name description'), permissions: listed(row.permissions, permission) }),
  },
  'admin::api-token': { thing: 'api-token', populate: ['permissions'], secrets: ['accessKey'], look: token },
  'admin::transfer-token': { thing: 'transfer-token', populate: ['permissions'], secrets: ['accessKey'], look: token },
};

/**
 * Logs what is done to the panel's people, roles and tokens, in one transaction with it. Strapi's own events come
 * after the fact and do not say what was there before, so its services are wrapped where all its doors call them.
 */
export function logStaffActs(strapi: Core.Strapi): void {
  for (const { uid, service, methods } of watched(strapi)) wrap(strapi, uid, service, methods);
}

/** Strapi's services outlive the office they served; a second one in the same process must not log through the first. */
export function stopLogging(strapi: Core.Strapi): void {
  for (const { service, methods } of watched(strapi))
    for (const method of methods) service[method] = service[method]?.unwatched ?? service[method];
}

function watched(strapi: Core.Strapi): { uid: string; service: Service; methods: string[] }[] {
  const at = (name: string) => strapi.service(`admin::${name}` as UID.Service) as unknown as Service;
  const methods = ['create', 'update', 'revoke', 'regenerate'];
  const ofPeople = ['create', 'createFirstAdmin', 'updateById', 'deleteById', 'deleteByIds'];
  return [
    { uid: 'admin::user', service: at('user'), methods: ofPeople },
    { uid: 'admin::role', service: at('role'), methods: ['create', 'update', 'deleteByIds', 'assignPermissions'] },
    { uid: 'admin::api-token', service: at('api-token-content-api'), methods },
    { uid: 'admin::api-token', service: at('api-token-admin'), methods },
    { uid: 'admin::transfer-token', service: (at('transfer') as unknown as { token: Service }).token, methods },
  ];
}

function wrap(strapi: Core.Strapi, uid: string, service: Service, methods: string[]): void {
  for (const method of methods) {
    const original = service[method];
    if (!original) throw new Error(`Strapi has no ${method} of ${uid} any more, which the log stands on`);
    const watchedMethod: Method = (...args) =>
      strapi.db.transaction(async () => {
        const named = idsIn(args[0]);
        const before = await lookAt(strapi, uid, named);
        const result = await original(...args);
        const after = await lookAt(strapi, uid, named.length > 0 ? named : idsIn(result));
        await tell(strapi, uid, { before, after });
        return result;
      });
    service[method] = Object.assign(watchedMethod, { unwatched: original });
  }
}

type Seen = Map<number, Row>;

/** Services name what they work on by an id, by several, or by an object that holds one; what is new has none yet. */
function idsIn(value: unknown): number[] {
  const ids = [value].flat().map((one) => Number(one !== null && typeof one === 'object' ? (one as Partial<Row>).id : one));
  return ids.filter(Number.isInteger);
}

async function lookAt(strapi: Core.Strapi, uid: string, ids: number[]): Promise<Seen> {
  if (ids.length === 0) return new Map();
  const populate = KEPT[uid]?.populate;
  const rows: Row[] = await strapi.db.query(uid as UID.ContentType).findMany({ where: { id: { $in: ids } }, populate });
  return new Map(rows.map((row) => [row.id, row]));
}

async function tell(strapi: Core.Strapi, uid: string, { before, after }: { before: Seen; after: Seen }): Promise<void> {
  const kept = KEPT[uid];
  if (!kept) return;
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id), after.get(id)];
    const changed = difference(was ? kept.look(was) : {}, is ? kept.look(is) : {}, kept.secrets);
    const named = is ?? was;
    if (!changed || !named) continue;
    await audit(strapi).record({
      act: `${kept.thing}.${!was ? 'create' : !is ? 'delete' : 'change'}`,
      by: audit(strapi).actor(),
      subject: { type: uid, documentId: String(id), locale: null, title: String(named.name ?? nameOf(named)) },
      before: was ? changed.before : null,
      after: is ? changed.after : null,
    });
  }
}
