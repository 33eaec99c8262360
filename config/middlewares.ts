import { publicUrl, readSettings } from '../src/office/settings';

/** Where pictures may come from: this site and, when uploads lie in a bucket, its address. */
function mediaSources(): string[] {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION } = readSettings();
  if (!S3_BUCKET) return [];
  return S3_ENDPOINT ? [new URL(S3_ENDPOINT).origin] : [`https://${S3_BUCKET}.s3.${S3_REGION}.amazonaws.com`];
}

export default () => [
  'strapi::logger',
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
  { name: 'strapi::cors', config: { credentials: false } },
  'strapi::query',
  {
    name: 'strapi::body',
    config: {
      jsonLimit: '1mb',
      formLimit: '1mb',
      textLimit: '1mb',
      formidable: { maxFileSize: 100 * 1024 * 1024 },
    },
  },
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
