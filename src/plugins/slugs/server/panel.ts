import type { Core, UID } from '@strapi/strapi';

import { slugs } from '../api';

type Ask = { contentTypeUID: UID.ContentType; field: string; data: Record<string, unknown>; locale?: string };

/** The panel's "regenerate" button proposes the office's own addresses instead of Strapi's transliteration. */
export function proposeInPanel(strapi: Core.Strapi): void {
  const panel = strapi.plugin('content-manager').service('uid') as unknown as { generateUIDField(ask: Ask): Promise<string> };
  panel.generateUIDField = ({ contentTypeUID: type, data, locale }) =>
    slugs(strapi).propose({ type, locale: locale ?? null }, String(data.title ?? data.name ?? ''));
}
