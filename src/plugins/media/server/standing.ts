import type { Core } from '@strapi/strapi';

import { refuseIf, type Refusal } from '../../../office/refusal';
import { FILE } from '../shared/names';

/** What readers get of a file; everything else of it may change at any time. */
const SEEN = [
  'url',
  'hash',
  'ext',
  'mime',
  'size',
  'width',
  'height',
  'formats',
  'focalPoint',
  'alternativeText',
  'caption',
  'altTexts',
  'credit',
  'licence',
] as const;

type File = { id: number; hash: string } & Record<string, unknown>;
type Ask = (file: File) => Promise<Refusal[]>;
type Event = { params: { where?: object; data?: Record<string, unknown> } };

export type Standing = ReturnType<typeof standing>;

/** Whoever relies on files as they are says here which ones may be neither changed nor taken away. */
export const standing = ({ strapi }: { strapi: Core.Strapi }) => {
  const asked: Ask[] = [];
  const refuseFor = async (file: File) => {
    for (const ask of asked) refuseIf(strapi, await ask(file));
  };
  return {
    keep: (ask: Ask) => void asked.push(ask),
    refuseFor,
    /** Behind every door, since some write the library's rows without asking its services. */
    watch(): void {
      const presentOnes = ({ where }: Event['params']) => strapi.db.query(FILE).findMany({ where }) as Promise<File[]>;
      const changing = async ({ params }: Event) => {
        const touched = SEEN.filter((name) => params.data?.[name] !== undefined);
        if (touched.length === 0) return;
        const isChanged = (file: File) => touched.some((name) => !isSame(file[name], params.data?.[name]));
        for (const file of (await presentOnes(params)).filter(isChanged)) await refuseFor(file);
      };
      const leaving = async ({ params }: Event) => {
        for (const file of await presentOnes(params)) await refuseFor(file);
      };
      const hooks = { beforeUpdate: changing, beforeUpdateMany: changing, beforeDelete: leaving, beforeDeleteMany: leaving };
      strapi.db.lifecycles.subscribe({ models: [FILE], ...hooks } as never);
    },
  };
};

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
