import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { callerLanguage, refuseIf, type Refusal } from '../../../office/refusal';
import { standing } from '../api';
import { formsOf, pictureStoredAs, isPicture, type Kind } from '../shared/kinds';
import { FILE } from '../shared/names';
import { extensionOf, noHanging, otherKind, properName } from '../shared/rules';
import { keepForReplacement } from './replacement';
import { inspect, type Brought, type Finding } from './inspection';
import { turnInto } from './pictures';
import { allOrNothing, removeFromStore, type Stored } from './store';

type Info = { name?: string | null } & Record<string, unknown>;
type Kept = Stored & { id: number; formats?: Record<string, Stored> | null; provider: string };
type Data = { fileInfo?: Info | Info[] } & Record<string, unknown>;
type Uploads = {
  upload(order: { data: Data; files: Brought | Brought[] }, by?: unknown): Promise<Kept[]>;
  replace(id: number | string, order: { data: Data; file: Brought }, by?: unknown): Promise<Kept>;
  remove(file: Kept): Promise<unknown>;
};

/**
 * Every door of the library (panel, content API, import by address, this program's own uploads) leads through these
 * two acts, so here the content is judged and the whole is kept or nothing.
 */
export function guardUploads(strapi: Core.Strapi): void {
  // Strapi's own judgement drops a refused file silently from among others; it stands in the settings for the day this plugin is missing.
  strapi.config.set('plugin::upload.security', { allowedTypes: ['*/*'] });
  strapi.get('services').extend('plugin::upload.upload', (uploads: Uploads): Uploads => ({
    ...uploads,
    upload: (order, by) => uploadWhole(strapi, { uploads, order, by }),
    replace: (id, order, by) => replaceWhole(strapi, { uploads, id, order, by }),
    remove: async (file) => {
      await standing(strapi).refuseFor(file);
      return uploads.remove(file);
    },
  }));
}

type Upload = { uploads: Uploads; order: Parameters<Uploads['upload']>[0]; by: unknown };

async function uploadWhole(strapi: Core.Strapi, { uploads, order, by }: Upload): Promise<Kept[]> {
  refuseIf(strapi, ['ref', 'refId', 'field'].some((name) => order.data[name] !== undefined) ? [noHanging()] : []);
  const files = [order.files].flat();
  const infos = [order.data.fileInfo].flat();
  const findings = await Promise.all(files.map(inspect));
  refuse(strapi, findings);
  const kept: Kept[] = [];
  try {
    for (const [index, file] of files.entries()) {
      const fileInfo = asFound({ file, finding: findings[index], info: infos[index] });
      const one = () => uploads.upload({ data: { ...order.data, fileInfo }, files: [file] }, by);
      kept.push(...(await allOrNothing(one, (written) => removeFromStore(strapi, written))));
    }
    return kept;
  } catch (error) {
    await Promise.allSettled(kept.map((entry) => uploads.remove(entry)));
    throw error;
  }
}

type Replacement = { uploads: Uploads; id: number | string; order: Parameters<Uploads['replace']>[1]; by: unknown };

async function replaceWhole(strapi: Core.Strapi, { uploads, id, order, by }: Replacement): Promise<Kept> {
  const present: Kept | null = await strapi.db.query(FILE).findOne({ where: { id } });
  if (!present) throw new errors.NotFoundError();
  await standing(strapi).refuseFor(present);
  const found = await inspect(order.file);
  const finding = 'kind' in found ? await fitting({ present, file: order.file, found }) : found;
  refuse(strapi, [finding]);
  const fileInfo = asFound({ file: order.file, finding, info: [order.data.fileInfo].flat()[0] });
  const former = await keepForReplacement(strapi, present);
  try {
    const act = () => uploads.replace(id, { data: { ...order.data, fileInfo }, file: order.file }, by);
    return await allOrNothing(act, (written) => former.putBack(written));
  } finally {
    await former.forget();
  }
}

/** What replaces a file must be of its kind; a picture is turned into it. */
async function fitting({ present, file, found }: { present: Kept; file: Brought; found: { kind: Kind } }): Promise<Finding> {
  const name = file.originalFilename || 'file';
  const picture = pictureStoredAs(present.mime);
  const kind = picture && isPicture(found.kind) ? picture : found.kind;
  const form = formsOf(kind).find(({ mime }) => mime === present.mime);
  if (!form) return { refusal: otherKind(name, present.ext ?? extensionOf(present.name ?? '')) };
  if (kind !== found.kind) await turnInto(kind, file.filepath);
  return { kind, form };
}

function refuse(strapi: Core.Strapi, findings: Finding[]): void {
  const refusals = findings.flatMap(({ refusal }) => refusal ?? []);
  if (refusals.some(({ code }) => code === 'file-too-large')) throw tooLargeError(strapi, refusals);
  refuseIf(strapi, refusals);
}

function tooLargeError(strapi: Core.Strapi, refusals: Refusal[]): Error {
  const told = refusals.map(({ code, says }) => ({ code, message: says[callerLanguage(strapi)] }));
  return new errors.PayloadTooLargeError(told.map(({ message }) => message).join(' '), { refusals: told });
}

/** From here on the file goes by what it is: its name and declared type no longer count. */
function asFound({ file, finding, info = {} }: { file: Brought; finding?: Finding; info?: Info }): Info {
  if (!finding || !('form' in finding)) throw new Error('A file that was not judged cannot be kept.');
  const { form } = finding;
  file.detectedMimeType = form.mime;
  file.originalFilename = properName(file.originalFilename || 'file', form);
  return { ...info, name: properName(info.name || file.originalFilename, form) };
}
