import type { Core } from '@strapi/strapi';
import { isDeepStrictEqual } from 'node:util';

import type { Refusal } from '../../../../office/refusal';
import { readAct } from '../../shared/act';
import { dayOf } from '../../shared/moments';
import { faultsIn } from '../../shared/publishing/check';
import * as say from '../../shared/publishing/faults';
import {
  entriesOf,
  type Field,
  isEmpty,
  isObject,
  listOf,
  organizationIn,
  sortOf,
  type Typed,
  type TypedObject,
} from '../../shared/publishing/field';
import { EXTRAS, formOf, RECIPIENTS } from '../../shared/publishing/head';
import { toMetadata, toTyped } from '../../shared/publishing/metadata';
import type { Metadata } from '../client/writes';
import type { FileRow } from './files';
import { lists } from './lists';
import type { PostingRow } from './rows';

export type Filled = Pick<PostingRow, 'kind' | 'said' | 'act' | 'organizationUid'>;

/** The fields of a posting, which depend on the type that was chosen in it. */
export async function fieldsOf(strapi: Core.Strapi, { kind, said, act }: Filled): Promise<Field[]> {
  const type = typeof said.decisionTypeId === 'string' ? said.decisionTypeId.trim() : '';
  const extraFields = kind !== 'revocation' && type !== '' ? await lists(strapi).extraFields(type) : [];
  const removable = attachmentsOf(act).flatMap(({ id }) => id ?? []);
  return formOf({ kind, extraFields, removable });
}

export function attachmentsOf(raw: object | null) {
  const read = readAct(raw);
  return 'act' in read ? read.act.attachments : [];
}

/** All that stands against a posting as it is filled in, its files included. What an act has already is not looked at again. */
export async function faultsOf(strapi: Core.Strapi, posting: Filled, files: FileRow[], now: Date): Promise<Refusal[]> {
  const fields = changedIn(await fieldsOf(strapi, posting), posting);
  const known = await knownIn(strapi, fields, posting);
  const knows = (list: string, uid: string) => known.get(list)?.has(uid);
  const faults = faultsIn(fields, posting.said, { organization: posting.organizationUid, today: dayOf(now), knows });
  return [...faults, ...faultsOfFiles(posting, files)];
}

/** What the portal is told. What nobody has touched goes back as it came, in whatever shape and with whatever no form shows. */
export function composed(fields: Field[], { said, act, kind, organizationUid }: Filled): Metadata {
  const { [RECIPIENTS]: recipients, ...told } = toMetadata(fields, said);
  const now = (act ?? {}) as Record<string, unknown>;
  const isSameType = now.decisionTypeId === told.decisionTypeId;
  const extraFields = fields.find(({ uid }) => uid === EXTRAS)?.nestedFields ?? [];
  const filled = isObject(said[EXTRAS]) ? said[EXTRAS] : {};
  const extras = { ...toMetadata(extraFields, filled), ...(isSameType && kept(extraFields, filled, now[EXTRAS])) };
  const issueDate = typeof now.issueDate === 'number' && dayOf(now.issueDate) === said.issueDate ? now.issueDate : undefined;
  return {
    ...told,
    ...(Array.isArray(recipients) && recipients.length > 0 && { actions: [{ name: RECIPIENTS, args: recipients as string[] }] }),
    ...(issueDate !== undefined && { issueDate: new Date(issueDate).toISOString() }),
    ...(kind !== 'revocation' && { organizationId: organizationUid, [EXTRAS]: extras }),
  } as Metadata;
}

/** Of the extra fields of an act those that the form does not know, and those that it still shows as they were. */
function kept(fields: Field[], typed: TypedObject, raw: unknown): Record<string, unknown> {
  if (typeof raw !== 'object' || raw === null) return {};
  const shown = toTyped(fields, raw);
  const known = new Set(fields.map(({ uid }) => uid));
  return Object.fromEntries(Object.entries(raw).filter(([uid]) => !known.has(uid) || isSame(shown[uid], typed[uid])));
}

/** The fields that differ from what the act has on the portal. */
function changedIn(fields: Field[], { kind, said, act }: Filled): Field[] {
  if (!act || kind === 'revocation') return fields;
  const shown = toTyped(fields, act);
  return fields.flatMap((field) => {
    if (field.uid !== EXTRAS) return isSame(shown[field.uid], said[field.uid]) ? [] : [field];
    const [before, after] = [shown[EXTRAS], said[EXTRAS]].map((typed) => (typed ?? {}) as TypedObject);
    return [{ ...field, nestedFields: field.nestedFields.filter(({ uid }) => !isSame(before?.[uid], after?.[uid])) }];
  });
}

/** Nothing is the same as nothing, however it is written. */
function isSame(one: Typed, other: Typed): boolean {
  return isDeepStrictEqual(one, other) || (isEmpty(one) && isEmpty(other));
}

function faultsOfFiles({ kind, said }: Filled, files: FileRow[]): Refusal[] {
  const attachments = files.filter(({ part }) => part === 'attachment');
  const needsDocument = kind === 'publication' || kind === 'correction';
  const isUnchanged = attachments.length === 0 && [said.attachmentsToRemove].flat().filter(Boolean).length === 0;
  return [
    ...(needsDocument && !files.some(({ part }) => part === 'document') ? [say.noDocument()] : []),
    ...(kind === 'attachments' && isUnchanged ? [say.noChange()] : []),
    ...attachments
      .filter(({ description }) => description.trim() === '')
      .map(({ filename, id }) => say.noDescription(filename, id)),
  ];
}

/** The lists from which something was chosen, by name. */
async function knownIn(
  strapi: Core.Strapi,
  fields: Field[],
  { said, organizationUid }: Filled,
): Promise<Map<string, Set<string>>> {
  const names = new Set(listsIn(fields, said, organizationUid));
  const known = new Map<string, Set<string>>();
  for (const name of names) known.set(name, new Set((await lists(strapi).items(name)).map(({ uid }) => uid)));
  return known;
}

function listsIn(fields: Field[], typed: TypedObject, otherwise: string): string[] {
  const organization = organizationIn(fields, typed, otherwise);
  return fields.flatMap((field) => {
    const entries = entriesOf(field, typed[field.uid]);
    if (entries.length === 0) return [];
    if (sortOf(field) === 'object')
      return entries.flatMap(({ value }) => (isObject(value) ? listsIn(field.nestedFields, value, organization) : []));
    return listOf(field, organization) ?? [];
  });
}
