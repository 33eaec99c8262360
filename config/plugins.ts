import { readSettings, type Settings } from '../src/office/settings';
import { ALLOWED_MIMES, MAX_MEGABYTES } from '../src/plugins/media/api';

/** The office's own plugins, in the order the office works; each may import only those above it. */
const OFFICE = [
  'answers',
  'languages',
  'slugs',
  'checks',
  'visibility',
  'staff',
  'panel',
  'mail',
  'media',
  'reception',
  'mends',
  'jobs',
  'audit',
  'registers',
  'editorial',
  'embargo',
  'notices',
  'batching',
  'delivery',
  'limits',
  'fallback',
  'search',
  'feeds',
  'diavgeia',
];

type Env = (name: string) => string | undefined;

export default ({ env }: { env: Env }) => ({
  // First, because at its first start it makes the role whose rights our own plugins settle.
  'users-permissions': {
    config: { jwtSecret: env('JWT_SECRET'), register: { allowedFields: [] } },
  },
  ...Object.fromEntries(OFFICE.map((name) => [name, { enabled: true, resolve: `./src/plugins/${name}` }])),
  graphql: {
    config: {
      endpoint: '/graphql',
      shadowCRUD: true,
      defaultLimit: 25,
      maxLimit: 100,
      depthLimit: 10,
    },
  },
  email: { config: { provider: 'nodemailer', providerOptions: { jsonTransport: true } } },
  upload: { config: uploads(readSettings()) },
});

/** Files lie under `public/uploads`, or in a bucket as soon as one is named. */
function uploads(settings: Settings) {
  const common = {
    sizeLimit: MAX_MEGABYTES * 1024 * 1024,
    breakpoints: { large: 1600, medium: 800, small: 400 },
    security: { allowedTypes: ALLOWED_MIMES },
  };
  return settings.S3_BUCKET ? { ...common, ...bucket(settings) } : common;
}

/**
 * No ACL is ever sent: new buckets at AWS, and many stores, refuse every one, `private` too. Who may read is the
 * bucket's own affair; S3_PRIVATE says that the public may not, and then addresses are signed and expire.
 * Checksums are sent only where S3 demands them, since many compatible stores do not know the newer ones.
 */
function bucket(settings: Settings) {
  const withoutAcl = { ACL: undefined };
  return {
    provider: 'aws-s3',
    providerOptions: {
      s3Options: {
        credentials: { accessKeyId: settings.S3_ACCESS_KEY_ID, secretAccessKey: settings.S3_SECRET_ACCESS_KEY },
        region: settings.S3_REGION,
        endpoint: settings.S3_ENDPOINT,
        forcePathStyle: settings.S3_FORCE_PATH_STYLE,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        requestHandler: { connectionTimeout: 5_000, socketTimeout: 30_000 },
        params: { Bucket: settings.S3_BUCKET, ACL: settings.S3_PRIVATE ? 'private' : undefined, signedUrlExpires: 15 * 60 },
      },
    },
    actionOptions: { upload: withoutAcl, uploadStream: withoutAcl, replace: withoutAcl, replaceStream: withoutAcl },
  };
}
