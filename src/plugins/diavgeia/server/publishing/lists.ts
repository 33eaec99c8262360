import type { Core } from '@strapi/strapi';

import { refuseIf } from '../../../../office/refusal';
import { mirror } from '../../api';
import type { Field } from '../../shared/publishing/field';
import { portalSilent } from '../../shared/publishing/sentences';
import { PortalFault } from '../client/fault';
import type { Portal } from '../client/portal';

export type Item = { uid: string; label: string };
export type Lists = ReturnType<typeof lists>;

const HOUR = 3_600_000;
/** A new signer is waited for; a new organization or code of a dictionary is not. */
const isSlow = (name: string) => name === 'organizations' || name.startsWith('dictionaries/');
const WHILE_SOMEBODY_WAITS = { patience: 20_000, attempts: 2 };

/**
 * What forms are made of: the portal's types, dictionaries, units and signers. Each is kept for an hour or a day, and for as
 * long as the portal does not answer.
 */
export const lists = (strapi: Core.Strapi) => ({
  /** By name: `types`, `organizations`, `dictionaries/<name>`, `units/<organization>`, `signers/<organization>`. */
  items: (name: string): Promise<Item[]> => kept(strapi, name, readItems),
  /** What a type asks for beside what every act has. */
  extraFields: (type: string): Promise<Field[]> => kept(strapi, `types/${type}/details`, readFields),
});

async function kept<T>(strapi: Core.Strapi, name: string, read: (portal: Portal, name: string) => Promise<T>): Promise<T> {
  const db = strapi.db.connection;
  const { rows } = await db.raw('SELECT content::text AS content, read_at FROM diavgeia_lists WHERE name = ?', [name]);
  const [copy] = rows as { content: string; read_at: Date }[];
  if (copy && Date.now() - copy.read_at.getTime() < (isSlow(name) ? 24 : 1) * HOUR) return JSON.parse(copy.content) as T;
  try {
    const content = await read(mirror(strapi).portal(WHILE_SOMEBODY_WAITS), name);
    await db.raw(
      `INSERT INTO diavgeia_lists (name, content, read_at) VALUES (?, ?::jsonb, ?)
       ON CONFLICT (name) DO UPDATE SET content = excluded.content, read_at = excluded.read_at`,
      [name, JSON.stringify(content), new Date()],
    );
    return content;
  } catch (fault) {
    if (!(fault instanceof PortalFault)) throw fault;
    if (copy) return JSON.parse(copy.content) as T;
    if (fault.code === 'not-found') return [] as T;
    refuseIf(strapi, [portalSilent()]);
    throw fault;
  }
}

async function readFields(portal: Portal, name: string): Promise<Field[]> {
  return (await portal.typeDetails(name.split('/')[1] ?? '')).extraFields;
}

async function readItems(portal: Portal, name: string): Promise<Item[]> {
  const [kind, of = ''] = name.split('/');
  const called = (list: { uid: string; label: string | null }[]) =>
    list.map(({ uid, label }) => ({ uid, label: (label ?? uid).replace(/\s+/g, ' ').trim() }));
  if (kind === 'types') return called((await portal.types()).filter(({ allowedInDecisions }) => allowedInDecisions));
  if (kind === 'dictionaries') return called(await portal.dictionary(of));
  if (kind === 'organizations') return called(await portal.organizations());
  if (kind === 'units') return called((await portal.units(of)).filter(({ active }) => active));
  if (kind !== 'signers') return [];
  const signers = (await portal.signers(of)).filter(
    ({ active, activeUntil }) => active && !(activeUntil && activeUntil < Date.now()),
  );
  return called(
    signers.map(({ uid, firstName, lastName, units }) => {
      const position = units.find(({ positionLabel }) => positionLabel)?.positionLabel;
      const name = [lastName, firstName].filter(Boolean).join(' ');
      return { uid, label: position ? `${name} (${position})` : name };
    }),
  );
}
