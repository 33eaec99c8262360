import { createReadStream, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { LANGUAGES, type Language, type Sentence } from '../../../office/refusal';
import { readSettings } from '../../../office/settings';
import { DESCRIPTION } from './description';
import { landingPage, type Release } from '../shared/page';

const SWAGGER = dirname(require.resolve('swagger-ui-dist/package.json'));
const SWAGGER_FILES: Record<string, string> = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' };

/** Answers to those who come to the address itself. */
export const desk = (strapi: Core.Strapi) => ({
  async landing(ctx: Context) {
    const language = languageOf(ctx);
    ctx.type = 'html';
    ctx.set('Vary', 'Accept-Language');
    ctx.body = landingPage({
      language,
      office: await nameOfOffice(strapi, language),
      releases: await latest(strapi, language),
      timeZone: readSettings().OFFICE_TIMEZONE,
    });
  },

  description(ctx: Context) {
    const written = statSync(DESCRIPTION, { throwIfNoEntry: false });
    if (!written) return beingWritten(ctx);
    ctx.set('Cache-Control', 'public, max-age=300');
    ctx.status = 200;
    ctx.type = 'json';
    ctx.body = createReadStream(DESCRIPTION);
  },

  documentation(ctx: Context) {
    ctx.type = 'html';
    ctx.body = DOCUMENTATION;
  },

  documentationFile(ctx: Context) {
    const file = String(ctx.params.file);
    const type = SWAGGER_FILES[file];
    if (file === 'start.js') {
      ctx.type = 'text/javascript';
      ctx.body = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', docExpansion: 'none', defaultModelsExpandDepth: -1 });`;
    } else if (type) {
      ctx.type = type;
      ctx.set('Cache-Control', 'public, max-age=86400');
      ctx.body = createReadStream(join(SWAGGER, file));
    } else ctx.status = 404;
  },
});

const DOCUMENTATION = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Deltio · API</title><link rel="stylesheet" href="/documentation/swagger-ui.css"><div id="api"></div>
<script src="/documentation/swagger-ui-bundle.js"></script><script src="/documentation/start.js"></script></html>
`;

const BEING_WRITTEN: Sentence = {
  el: 'Η περιγραφή του API γράφεται· ρωτήστε ξανά σε ένα λεπτό.',
  tr: 'API tanımı yazılıyor; bir dakika sonra yeniden sorun.',
  en: 'The API description is being written; ask again in a minute.',
};

function beingWritten(ctx: Context): void {
  ctx.status = 503;
  ctx.set('Retry-After', '60');
  const message = BEING_WRITTEN[ctx.get('Accept-Language') ? languageOf(ctx) : 'en'];
  ctx.body = { data: null, error: { status: 503, name: 'ServiceUnavailableError', message } };
}

function languageOf(ctx: Context): Language {
  const asked = LANGUAGES.find((language) => language === ctx.query.locale);
  return asked ?? ((ctx.acceptsLanguages(...LANGUAGES) || 'el') as Language);
}

async function nameOfOffice(strapi: Core.Strapi, locale: string): Promise<string | null> {
  const found = await strapi
    .documents('api::organization.organization')
    .findFirst({ locale, filters: { kind: 'municipality' }, fields: ['name'], sort: 'id' });
  return found?.name ?? null;
}

async function latest(strapi: Core.Strapi, locale: string): Promise<Release[]> {
  const found = await strapi.documents('api::press-release.press-release').findMany({
    locale,
    status: 'published',
    fields: ['title', 'summary', 'issuedAt'],
    sort: 'issuedAt:desc',
    limit: 6,
  });
  return found.map(({ title, summary, issuedAt, documentId }) => ({
    title: title ?? '',
    summary: summary ?? '',
    documentId,
    issuedAt: issuedAt ? String(issuedAt) : null,
  }));
}
