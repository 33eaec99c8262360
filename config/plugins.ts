import { readSettings, type Settings } from '../src/office/settings';

/** The office's own plugins, in the order the office works; each may import only those above it. */
const OFFICE = ['answers', 'languages', 'slugs', 'checks', 'visibility', 'staff', 'mail'];

type Env = (name: string) => string | undefined;

export default ({ env }: { env: Env }) => ({
  ...Object.fromEntries(OFFICE.map((name) => [name, { enabled: true, resolve: `./src/plugins/${name}` }])),
  graphql: {
    config: {
      endpoint: '/graphql',
      shadowCRUD: true,
      defaultLimit: 25,
      maxLimit: 100,
      depthLimit: 10,
      landingPage: process.env.NODE_ENV !== 'production',
    },
  },
  'users-permissions': {
    config: { jwtSecret: env('JWT_SECRET'), register: { allowedFields: [] } },
  },
  email: { config: { provider: 'nodemailer', providerOptions: { jsonTransport: true } } },
  upload: { config: uploads(readSettings()) },
});

/** Files lie under `public/uploads`, or in a bucket as soon as one is named. */
function uploads(settings: Settings) {
  const common = {
    sizeLimit: 100 * 1024 * 1024,
    breakpoints: { large: 1600, medium: 800, small: 400 },
  };
  if (!settings.S3_BUCKET) return common;
  return {
    ...common,
    provider: 'aws-s3',
    providerOptions: {
      s3Options: {
        credentials: { accessKeyId: settings.S3_ACCESS_KEY_ID, secretAccessKey: settings.S3_SECRET_ACCESS_KEY },
        region: settings.S3_REGION,
        endpoint: settings.S3_ENDPOINT,
        forcePathStyle: settings.S3_FORCE_PATH_STYLE,
        params: { Bucket: settings.S3_BUCKET },
      },
    },
  };
}
