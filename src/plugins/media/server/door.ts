import { rm } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { callerLanguage, type Refusal } from '../../../office/refusal';
import { noFile, noUploadHere, tooMuch, unwantedFile } from '../shared/rules';

const DOORS = ['/upload', '/api/upload'];

type Failure = { error: { status: number; name: string; message: string; details?: object } };
type Temporary = { filepath?: string; originalFilename?: string | null };

/**
 * Stands before everything else, since Strapi writes whatever files a request brings to the disk before it asks who
 * sends it and whereto, and leaves them there when the request is refused. Whoever may upload, panel or program,
 * sends a name along.
 */
export function watchTheDoor(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx: Context, next: Next) => {
    if (ctx.is('multipart') && !(isDoor(ctx) && ctx.get('Authorization'))) {
      return tell(strapi, { ctx, status: isDoor(ctx) ? 401 : 415, refusal: noUploadHere() });
    }
    try {
      await next();
      answerAsTheOffice(strapi, ctx);
    } finally {
      await removeTemporaries(ctx);
    }
  });
}

function isDoor(ctx: Context): boolean {
  return DOORS.some((door) => ctx.path === door || ctx.path.startsWith(`${door}/`));
}

function answerAsTheOffice(strapi: Core.Strapi, ctx: Context): void {
  const { error } = (ctx.body ?? {}) as Partial<Failure>;
  if (error?.message === 'FileTooBig') tell(strapi, { ctx, status: 413, refusal: tooMuch() });
  if (error?.message === 'Files are empty') tell(strapi, { ctx, status: 400, refusal: emptyOrMissing(ctx) });
  if (error?.name === 'StoreFailed') {
    ctx.status = 502;
    error.status = 502;
  }
}

function emptyOrMissing(ctx: Context): Refusal {
  const [brought] = [broughtWith(ctx).files ?? []].flat();
  return brought ? unwantedFile(brought.originalFilename || 'file', 'empty') : noFile();
}

function tell(strapi: Core.Strapi, { ctx, status, refusal }: { ctx: Context; status: number; refusal: Refusal }): void {
  const message = refusal.says[callerLanguage(strapi)];
  const details = { refusals: [{ code: refusal.code, message }] };
  ctx.status = status;
  ctx.body = { data: null, error: { status, name: status === 413 ? 'PayloadTooLargeError' : 'Refused', message, details } };
  ctx.set('Connection', 'close');
}

async function removeTemporaries(ctx: Context): Promise<void> {
  const paths = Object.values(broughtWith(ctx)).flatMap((files) =>
    [files ?? []].flat().flatMap(({ filepath }) => filepath ?? []),
  );
  await Promise.all(paths.map((path) => rm(path, { force: true })));
}

function broughtWith(ctx: Context): Record<string, Temporary | Temporary[] | undefined> {
  return (ctx.request as { files?: Record<string, Temporary | Temporary[]> }).files ?? {};
}
