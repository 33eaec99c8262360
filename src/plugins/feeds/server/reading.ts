import type { Core } from '@strapi/strapi';

import { publicUrl, readSettings } from '../../../office/settings';
import { addresses } from '../shared/addresses';
import type { Around } from '../shared/release';

type Type = 'api::press-release.press-release' | 'api::event.event';
export type Reading = { locale: string; filters: object; populate: object; fields: string[]; sort: string[]; limit: number };

/** Published entries as documents for machines need them. All feeds and calendars read here. */
export async function published<T>(strapi: Core.Strapi, type: Type, reading: Reading & { withFallback: boolean }): Promise<T[]> {
  const { withFallback, ...query } = reading;
  const documents = strapi.documents(type) as unknown as { findMany(query: object): Promise<T[]> };
  return documents.findMany({ ...query, status: 'published', ...(withFallback && { fallback: true }) });
}

/** Where entries and files stand for the world. */
export function around(): Around {
  const settings = readSettings();
  const office = publicUrl(settings);
  return {
    addresses: addresses({ patterns: settings.SITE_URL, office }),
    // In a bucket that is not for the public, addresses are signed and soon expire: nothing for a feed that is kept.
    fileAt: (url) => (!url.startsWith('/') ? (settings.S3_PRIVATE ? null : url) : `${office}${url}`),
    timeZone: settings.OFFICE_TIMEZONE,
  };
}

/** What the municipality is called in a language, or the office's own name. */
export async function nameOfOffice(strapi: Core.Strapi, locale: string): Promise<string> {
  const found = await strapi
    .documents('api::organization.organization')
    .findFirst({ locale, filters: { kind: 'municipality' }, fields: ['name'], sort: 'id' });
  return found?.name ?? 'Deltio';
}

/** The parts of a file that concern anybody outside. */
export const FILE = { fields: ['url', 'mime', 'size', 'name'] };
