import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { z } from 'zod';

import { refuseIf } from '../../../../office/refusal';
import { asking } from '../../../answers/api';
import { tooLarge } from '../../shared/publishing/faults';
import { findAda, toAda } from '../../shared/ada';
import { CLEAR, PREPARE } from '../../shared/names';
import type { Typed } from '../../shared/publishing/field';
import { KINDS, STATES, VERBS } from '../../shared/publishing/table';
import { allowedTo } from '../permissions';
import { trustAgain } from './account';
import { desk } from './desk';
import { drafts, MEGABYTES } from './drafts';
import { files } from './files';
import { lists } from './lists';
import { caller } from './people';
import { listPostings, showPosting } from './views';

const line = z.string().trim().max(1_000);
/** A number, or an address of the portal that holds one. */
const pastedAda = z
  .string()
  .max(300)
  .transform((pasted) => findAda(pasted) ?? toAda(pasted));
const id = z.string().regex(/^\d{1,18}$/);
const typed: z.ZodType<Typed> = z.lazy(() =>
  z.union([z.string().max(20_000), z.boolean(), z.null(), z.array(typed).max(500), z.record(z.string().max(100), typed)]),
);
const entry = z.strictObject({
  type: z.string().max(100),
  documentId: z.string().max(60),
  language: z.string().max(20).nullable(),
});

const listing = asking(
  z.strictObject({
    state: z.enum(STATES).optional(),
    entry: z.string().max(60).optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
);
const beginning = asking(
  z.strictObject({
    kind: z.enum(KINDS),
    organizationUid: z.string().max(20).optional(),
    ada: pastedAda.optional(),
    entry: entry.optional(),
  }),
);
const saving = asking(z.strictObject({ revision: z.number().int(), said: z.record(z.string().max(100), typed) }));
const stepping = asking(
  z.strictObject({ revision: z.number().int().optional(), reason: line.optional(), ada: pastedAda.optional() }),
);
const bringing = asking(
  z.strictObject({
    part: z.enum(['document', 'attachment']),
    filename: z.string().trim().min(1).max(200),
    mimeType: z
      .string()
      .max(150)
      .regex(/^[\w.+-]+\/[\w.+-]+$/)
      .default('application/octet-stream'),
  }),
);
const describing = asking(z.strictObject({ description: line }));
const searching = asking(
  z.strictObject({
    list: z.string().regex(/^(organizations|types|(dictionaries|units|signers)\/[\p{L}\p{N}_.-]{1,60})$/u),
    words: z.string().trim().max(100).default(''),
  }),
);

const MOST_FOUND = 50;

type Doors = { strapi: Core.Strapi };

/** Postings over HTTP, for the panel. */
export const postings = (doors: Doors) => ({ ...looking(doors), ...working(doors), ...filing(doors) });

const doing = (strapi: Core.Strapi) => ({ by: caller(strapi), now: new Date() });

async function show(strapi: Core.Strapi, ctx: Context, of: string): Promise<void> {
  ctx.body = { data: await showPosting(strapi, of, doing(strapi)) };
}

const looking = ({ strapi }: Doors) => ({
  async list(ctx: Context) {
    ctx.body = await listPostings(strapi, listing(strapi, ctx.query));
  },
  show: (ctx: Context) => show(strapi, ctx, idIn(ctx)),
  async choices(ctx: Context) {
    const { list, words } = searching(strapi, ctx.query);
    const wanted = plain(words).split(/\s+/).filter(Boolean);
    const items = await lists(strapi).items(list);
    const fitting = items.filter((item) => wanted.every((word) => plain(`${item.uid} ${item.label}`).includes(word)));
    ctx.body = { data: fitting.slice(0, MOST_FOUND), total: fitting.length };
  },
});

const working = ({ strapi }: Doors) => ({
  async begin(ctx: Context) {
    await show(strapi, ctx, await drafts(strapi).begin(beginning(strapi, ctx.request.body), doing(strapi)));
  },
  async save(ctx: Context) {
    await drafts(strapi).save(idIn(ctx), { ...saving(strapi, ctx.request.body), ...doing(strapi) });
    await show(strapi, ctx, idIn(ctx));
  },
  async act(ctx: Context) {
    const verb = VERBS.find((one) => one === ctx.params.verb);
    if (!verb) throw new errors.NotFoundError();
    await desk(strapi).act(idIn(ctx), { verb, asked: stepping(strapi, ctx.request.body), ...doing(strapi) });
    await show(strapi, ctx, idIn(ctx));
  },
  /** The account was corrected; what waits may be sent again. */
  async trust(ctx: Context) {
    await trustAgain(strapi, caller(strapi));
    ctx.body = { data: {} };
  },
});

const filing = ({ strapi }: Doors) => ({
  async bring(ctx: Context) {
    const brought = bringing(strapi, ctx.query);
    const content = await bytesOf(strapi, ctx);
    await drafts(strapi).bring(idIn(ctx), { ...brought, content }, doing(strapi));
    await show(strapi, ctx, idIn(ctx));
  },
  async describe(ctx: Context) {
    const { description } = describing(strapi, ctx.request.body);
    await drafts(strapi).describe(idIn(ctx), { file: fileIn(ctx), description, ...doing(strapi) });
    await show(strapi, ctx, idIn(ctx));
  },
  async takeAway(ctx: Context) {
    await drafts(strapi).takeAway(idIn(ctx), { file: fileIn(ctx), ...doing(strapi) });
    await show(strapi, ctx, idIn(ctx));
  },
  async file(ctx: Context) {
    const found = await files(strapi.db.connection, idIn(ctx)).content(fileIn(ctx));
    if (!found) throw new errors.NotFoundError();
    ctx.attachment(found.filename);
    ctx.type = 'application/octet-stream';
    ctx.body = found.content;
  },
});

function idIn(ctx: Context): string {
  const read = id.safeParse(ctx.params.id);
  if (!read.success) throw new errors.NotFoundError();
  return read.data;
}

function fileIn(ctx: Context): string {
  const read = id.safeParse(ctx.params.file);
  if (!read.success) throw new errors.NotFoundError();
  return read.data;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ');
}

/** The body as it comes, as bytes: nothing of it may lie in a folder, not even for a while. */
async function bytesOf(strapi: Core.Strapi, { req }: Context): Promise<Buffer> {
  const most = MEGABYTES * 1024 * 1024;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req) {
    size += (part as Buffer).length;
    // What is too much is read to its end and thrown away, so that the sender hears the answer.
    if (size <= most) parts.push(part as Buffer);
    else parts.length = 0;
    if (size > most * 4) break;
  }
  refuseIf(strapi, size > most ? [tooLarge(MEGABYTES)] : []);
  return Buffer.concat(parts);
}

const anybody = allowedTo(PREPARE);
const clearing = allowedTo(CLEAR);

export const postingRoutes = [
  { method: 'GET', path: '/postings', handler: 'postings.list', config: anybody },
  { method: 'POST', path: '/postings', handler: 'postings.begin', config: anybody },
  { method: 'GET', path: '/postings/choices', handler: 'postings.choices', config: anybody },
  { method: 'POST', path: '/postings/account', handler: 'postings.trust', config: clearing },
  { method: 'GET', path: '/postings/:id', handler: 'postings.show', config: anybody },
  { method: 'PUT', path: '/postings/:id', handler: 'postings.save', config: anybody },
  { method: 'POST', path: '/postings/:id/files', handler: 'postings.bring', config: anybody },
  { method: 'GET', path: '/postings/:id/files/:file', handler: 'postings.file', config: anybody },
  { method: 'PUT', path: '/postings/:id/files/:file', handler: 'postings.describe', config: anybody },
  { method: 'DELETE', path: '/postings/:id/files/:file', handler: 'postings.takeAway', config: anybody },
  { method: 'POST', path: '/postings/:id/:verb', handler: 'postings.act', config: anybody },
];
