import { publicUrl, readSettings } from '../src/office/settings';
import { MAX_MEGABYTES } from '../src/plugins/media/api';

/** Where pictures may come from: this site and, when uploads lie in a bucket, its two possible addresses. */
function mediaSources(): string[] {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION } = readSettings();
  if (!S3_BUCKET) return [];
  const { protocol, host } = new URL(S3_ENDPOINT ?? `https://s3.${S3_REGION}.amazonaws.com`);
  return [`${protocol}//${host}`, `${protocol}//${S3_BUCKET}.${host}`];
}

export default () => [
  'plugin::limits.journal',
  'strapi::errors',
  'plugin::answers.door',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'connect-src': ["'self'", 'https:'],
          'img-src': ["'self'", 'data:', 'blob:', ...mediaSources()],
          'media-src': ["'self'", 'data:', 'blob:', ...mediaSources()],
          upgradeInsecureRequests: publicUrl(readSettings()).startsWith('https:') ? [] : null,
        },
      },
    },
  },
  // Strapi insists on its own, which names any origin; it is given none, and the office's answers after it.
  { name: 'strapi::cors', config: { origin: [], credentials: false } },
  'plugin::limits.origins',
  'plugin::limits.rates',
  'plugin::limits.time',
  'strapi::query',
  'plugin::limits.graphql',
  {
    name: 'strapi::body',
    config: {
      jsonLimit: '1mb',
      formLimit: '1mb',
      textLimit: '1mb',
      formidable: { maxFileSize: MAX_MEGABYTES * 1024 * 1024 },
    },
  },
  'strapi::session',
  { name: 'strapi::favicon', config: { path: 'public/favicon.ico' } },
  'strapi::public',
];
