import { createRequire } from 'node:module';

/** What this needs of s3rver, which brings no types; it is a Koa application. */
type Context = {
  req: { resume(): void };
  method: string;
  path: string;
  headers: Record<string, string | undefined>;
  query: Record<string, string>;
  status: number;
  type: string;
  body: string;
};
type Middleware = (ctx: Context, next: () => Promise<void>) => Promise<void>;
type S3Server = { middleware: Middleware[]; run(): Promise<{ port: number }> };
type Options = { directory: string; address: string; port: number; silent: boolean; configureBuckets: { name: string }[] };
type Fault = { name: string; after: number; times: number };
type Message = { fail?: Fault; secret?: string | null };
type Account = { createKeyPair(key: string, secret: string): void; revokeAccessKey(key: string): void };

const fromHere = createRequire(__filename);
const S3rver = fromHere('@20minutes/s3rver') as new (options: Options) => S3Server;
const { DUMMY_ACCOUNT: account } = fromHere('@20minutes/s3rver/lib/models/account') as { DUMMY_ACCOUNT: Account };

const OPEN_BUCKET = 'office-open';
const KEY = 'S3RVER';
let failing: Fault | undefined;

/** As at any store of today: a bucket is closed to the public unless it was opened, and ACLs are switched off. */
const rules: Middleware = async (ctx, next) => {
  const isSigned = ctx.headers.authorization !== undefined || 'X-Amz-Signature' in ctx.query;
  const isPublicRead = ctx.method === 'GET' && ctx.path.startsWith(`/${OPEN_BUCKET}/`);
  if (!isSigned && !isPublicRead) return refuse(ctx, 403, 'AccessDenied');
  if (ctx.headers['x-amz-acl']) return refuse(ctx, 400, 'AccessControlListNotSupported');
  if (ctx.method === 'PUT' && failing && isItsTurn(failing)) return refuse(ctx, 400, failing.name);
  return next();
};

function isItsTurn(fault: Fault): boolean {
  return fault.after-- <= 0 && fault.times-- > 0;
}

function refuse(ctx: Context, status: number, code: string): void {
  // Else the rest of what was brought blocks the connection until somebody loses patience.
  ctx.req.resume();
  ctx.status = status;
  ctx.type = 'application/xml';
  ctx.body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
}

async function start(): Promise<void> {
  const [directory = ''] = process.argv.slice(2);
  const configureBuckets = [{ name: OPEN_BUCKET }, { name: 'office-closed' }];
  const server = new S3rver({ directory, address: '127.0.0.1', port: 0, silent: true, configureBuckets });
  server.middleware.unshift(rules);
  const { port } = await server.run();
  process.on('message', ({ fail, secret }: Message) => {
    if (secret === undefined) failing = fail;
    else if (secret === null) account.revokeAccessKey(KEY);
    else account.createKeyPair(KEY, secret);
    process.send?.({ ready: true });
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ port });
}

void start();
