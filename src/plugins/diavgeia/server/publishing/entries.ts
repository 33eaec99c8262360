import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { dayOf } from '../../shared/moments';
import type { TypedObject } from '../../shared/publishing/field';
import { isSource, type Source, SOURCES } from '../../shared/publishing/sources';
import type { EntryOf } from './rows';

type Ability = { can(action: string, subject: object): boolean };

/** Subject, number and date as the entry has them; only for those who may read it. */
export async function filledFrom(strapi: Core.Strapi, { type, documentId, language }: EntryOf): Promise<TypedObject> {
  if (!isSource(type) || !mayRead(strapi, type, language)) throw new errors.ForbiddenError();
  const entry = await strapi.documents(type).findOne({ documentId, locale: language ?? undefined, status: 'draft' } as never);
  if (!entry) throw new errors.NotFoundError();
  const { number, day } = SOURCES[type];
  const values = entry as Record<string, unknown>;
  const at = values[day];
  return {
    subject: typeof values.title === 'string' ? values.title : '',
    protocolNumber: number && typeof values[number] === 'string' ? values[number] : '',
    issueDate: at instanceof Date || typeof at === 'string' ? dayOf(new Date(at)) : '',
  };
}

function mayRead(strapi: Core.Strapi, type: Source, language: string | null): boolean {
  const { userAbility } = (strapi.requestContext.get()?.state ?? {}) as { userAbility?: Ability };
  return userAbility?.can('plugin::content-manager.explorer.read', { __caslSubjectType__: type, locale: language }) ?? false;
}

/** What the entry is called; nothing where it is gone or not for whoever asks. */
export async function titleOf(strapi: Core.Strapi, { type, documentId, language }: EntryOf): Promise<string> {
  if (!isSource(type) || !mayRead(strapi, type, language)) return '';
  const entry = await strapi.documents(type).findOne({ documentId, locale: language ?? undefined, status: 'draft' } as never);
  const { title } = (entry ?? {}) as { title?: unknown };
  return typeof title === 'string' ? title : '';
}
