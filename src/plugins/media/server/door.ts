import { rm } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

import { callerLanguage, type Refusal } from '../../../office/refusal';
import { noUploadHere, tooLarge } from '../shared/rules';

const DOORS = ['/upload', '/api/upload'];

type Failure = { error: { status: number; name: string; message: string; details?: object } };
type Temporary = { filepath?: string };

/**
 * Stands before everything else, since Strapi writes whatever files a request brings to the disk before it asks who
 * sends it and whereto, and leaves them there when the request is refused.
 */
export function watchTheDoor(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx: Context, next: Next) => {
    if (ctx.is('multipart') && !mayBring(ctx)) return tell(strapi, { ctx, status: 415, refusal: noUploadHere() });
    try {
      await next();
      answerAsTheOffice(strapi, ctx);
    } finally {
      await removeTemporaries(ctx);
    }
  });
}

/** Files come only with a name on them: the panel and every program that may upload send one. */
function mayBring(ctx: Context): boolean {
  const isDoor = DOORS.some((door) => ctx.path === door || ctx.path.startsWith(`${door}/`));
  return isDoor && ctx.get('Authorization') !== '';
}

function answerAsTheOffice(strapi: Core.Strapi, ctx: Context): void {
  const { error } = (ctx.body ?? {}) as Partial<Failure>;
  if (error?.message === 'FileTooBig') tell(strapi, { ctx, status: 413, refusal: tooLarge() });
  if (error?.name === 'StoreFailed') {
    ctx.status = 502;
    error.status = 502;
  }
}

function tell(strapi: Core.Strapi, { ctx, status, refusal }: { ctx: Context; status: number; refusal: Refusal }): void {
  const message = refusal.says[callerLanguage(strapi)];
  const details = { refusals: [{ code: refusal.code, message }] };
  ctx.status = status;
  ctx.body = { data: null, error: { status, name: status === 413 ? 'PayloadTooLargeError' : 'Refused', message, details } };
  ctx.set('Connection', 'close');
}

async function removeTemporaries(ctx: Context): Promise<void> {
  const brought = (ctx.request as { files?: Record<string, Temporary | Temporary[]> }).files ?? {};
  const paths = Object.values(brought).flatMap((files) => [files].flat().flatMap(({ filepath }) => filepath ?? []));
  await Promise.all(paths.map((path) => rm(path, { force: true })));
}
