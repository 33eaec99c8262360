import { join } from 'node:path';

import type { Core, Modules } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { refuseIf } from '../../../office/refusal';
import { refusalsToBegin } from '../shared/rules';

type Staff = { user?: { roles?: { code: string }[] } };

/** A translation is written as a further version of its source; a text of its own begins in the source language. */
export function refuseTextsOfTranslators(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  return async (context, next) => {
    if (context.action !== 'create' && context.action !== 'clone') return next();
    const { user } = (strapi.requestContext.get()?.state ?? {}) as Staff;
    refuseIf(strapi, refusalsToBegin({ type: context.contentType.uid, roles: user?.roles?.map(({ code }) => code) ?? [] }));
    return next();
  };
}

type Enabled = Record<string, { pathToPlugin?: string }>;

/**
 * What the office's plugins keep for themselves (papers, letters, notes) they read and write as rows. It has no door as an entry:
 * Strapi would show even hidden types to its super admin.
 */
export function keepOwnTypesClosed(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  const places = Object.entries(strapi.config.get<Enabled>('enabledPlugins'));
  const office = join(strapi.dirs.app.root, 'src', 'plugins');
  const ours = new Set(places.flatMap(([name, { pathToPlugin }]) => (pathToPlugin?.startsWith(office) ? name : [])));
  return async (context, next) => {
    if (ours.has(context.contentType.plugin ?? '')) throw new errors.NotFoundError();
    return next();
  };
}
