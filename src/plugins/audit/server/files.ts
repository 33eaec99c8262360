import type { Core } from '@strapi/strapi';

import { audit } from '../api';
import { difference } from '../shared/difference';
import type { Values } from '../shared/entry';

type File = Values & { id: number; documentId: string; name: string };
type Event = { params: { where?: object; data?: Values }; result?: File };

const FILE = 'plugin::upload.file';
/** What the log tells of a file; of its content that it changed, by size and kind. */
const TOLD = [
  'name',
  'alternativeText',
  'altTexts',
  'caption',
  'credit',
  'licence',
  'takenAt',
  'peopleAgreed',
  'folderPath',
  'mime',
  'size',
  'hash',
];

/**
 * Logs what people and programs do in the library, at the rows, where all its doors meet. A change is told before it is made,
 * since not all doors have a transaction: what cannot be logged does not happen.
 */
export function logFiles(strapi: Core.Strapi): void {
  const tell = async (
    act: string,
    file: File,
    { before = null, after = null }: { before?: Values | null; after?: Values | null },
  ) =>
    audit(strapi).record({
      act: `file.${act}`,
      by: audit(strapi).actor(),
      subject: { type: FILE, documentId: file.documentId, locale: null, title: file.name },
      before,
      after,
    });
  const isByItself = () => audit(strapi).actor().kind === 'system';
  const present = ({ where }: Event['params']) => strapi.db.query(FILE).findMany({ where }) as Promise<File[]>;
  const making = async ({ result }: Event) => {
    if (!isByItself() && result) await tell('create', result, { after: pick(result) });
  };
  const changing = async ({ params }: Event) => {
    const given = pick(params.data ?? {});
    if (isByItself() || Object.keys(given).length === 0) return;
    for (const file of await present(params)) {
      const before = Object.fromEntries(Object.keys(given).map((name) => [name, file[name]]));
      const changed = difference(before, given);
      if (changed) await tell('change', file, changed);
    }
  };
  const leaving = async ({ params }: Event) => {
    if (!isByItself()) for (const file of await present(params)) await tell('delete', file, {});
  };
  const hooks = { afterCreate: making, beforeUpdate: changing, beforeUpdateMany: changing };
  strapi.db.lifecycles.subscribe({ models: [FILE], ...hooks, beforeDelete: leaving, beforeDeleteMany: leaving } as never);
}

function pick(values: Values): Values {
  return Object.fromEntries(
    TOLD.filter((name) => values[name] !== undefined && values[name] !== null).map((name) => [name, values[name]]),
  );
}
