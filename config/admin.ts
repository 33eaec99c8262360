type Env = (name: string) => string | undefined;

export default ({ env }: { env: Env }) => ({
  auth: { secret: env('ADMIN_JWT_SECRET') },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false, docLinks: false },
  preview: { enabled: false },
  autoOpen: false,
  watchIgnoreFiles: ['**/*.test.ts', '**/tests/**', '**/.data/**'],
});
