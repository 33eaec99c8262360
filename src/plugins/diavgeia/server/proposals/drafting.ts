import type { Core } from '@strapi/strapi';

import { LANGUAGES, type Language } from '../../../../office/refusal';
import { defaultLanguage } from '../../../languages/api';
import type { Ada } from '../../shared/ada';
import { draftFrom, type Source } from '../../shared/draft';
import { DECISION } from '../../shared/names';
import type { Makes } from '../../shared/suggesting';
import type { Copy } from './document';

export const TYPE_OF = {
  release: 'api::press-release.press-release',
  event: 'api::event.event',
} as const satisfies Record<Makes, string>;

type Making = { ada: Ada; makes: Makes; kind: string; by: { id: number }; copy: Copy | null };
type Made = { documentId: string; locale: string; title: string; writtenAt: Date };
type Row = Omit<Source, 'units' | 'signers'> & {
  units: { label: string | null; uid: string }[];
  signers: { firstName: string | null; lastName: string | null }[];
  categories: { uid: string }[];
  organization: { documentId: string } | null;
};

/** Writes the draft that a proposal becomes, in the office's own language and in the name of whoever said yes. */
export async function makeDraft(strapi: Core.Strapi, { ada, makes, kind, by, copy }: Making): Promise<Made> {
  const row = (await strapi.db.query(DECISION).findOne({
    where: { ada },
    populate: { units: true, signers: true, categories: true, organization: true },
  })) as Row;
  const locale = await defaultLanguage(strapi);
  const { title, summary, blocks } = draftFrom(sourceOf(row), languageOf(locale));
  const topics = await topicsOf(strapi, row);
  const data = {
    title,
    summary,
    kind,
    ...(makes === 'release' ? { body: blocks } : { description: blocks }),
    citedAdas: [ada],
    ...(row.organization && { organization: row.organization.documentId }),
    ...(topics.length > 0 && { topics }),
    ...(copy && { attachments: [{ file: copy.id, title: `ΑΔΑ ${ada}`, language: 'el' }] }),
    createdBy: by.id,
    updatedBy: by.id,
  };
  const { documentId } = await strapi.documents(TYPE_OF[makes]).create({ data: data as never, locale });
  const written = (await strapi.db
    .query(TYPE_OF[makes])
    .findOne({ where: { documentId, locale, publishedAt: null }, select: ['updatedAt'] })) as { updatedAt: string };
  return { documentId, locale, title, writtenAt: new Date(written.updatedAt) };
}

function sourceOf({ units, signers, ...row }: Row): Source {
  return {
    ...row,
    units: units.map(({ label, uid }) => label ?? uid),
    signers: signers.map(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' ')).filter(Boolean),
  };
}

/** Topics know the portal's thematic category that they stand for. */
async function topicsOf(strapi: Core.Strapi, { categories }: Row): Promise<string[]> {
  if (categories.length === 0) return [];
  const where = { thk: { $in: categories.map(({ uid }) => uid) } };
  const found: { documentId: string }[] = await strapi.db.query('api::topic.topic').findMany({ where, select: ['documentId'] });
  return [...new Set(found.map(({ documentId }) => documentId))];
}

function languageOf(locale: string): Language {
  return LANGUAGES.find((one) => one === locale) ?? 'el';
}
