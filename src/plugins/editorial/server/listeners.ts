import type { Core } from '@strapi/strapi';

import { PLUGIN } from '../shared/names';
import type { Verb } from '../shared/table';
import type { Paper } from './papers';
import type { Person } from './people';
import type { Version } from './texts';

/** One act of the desk on one or several language versions of a document, as it is written down. */
export type Done = Omit<Version, 'language'> & { verb: Verb; by: Person; now: Date; versions: Acted[] };
/** `paper` is how it stood before; `forcedAuthors`, who wrote or submitted what goes out without clearance by this act. */
export type Acted = { language: string; title: string; paper: Readonly<Paper>; forcedAuthors: number[] };
/** A remark that was left; `addressee` is the login it is for, if it is for somebody. */
export type Remarked = { by: Person; now: Date; version: Version; title: string; addressee: number | null };
export type Listener = { done(done: Done): Promise<void>; remarked(remarked: Remarked): Promise<void> };
export type Listeners = ReturnType<typeof listeners>;

/** Whoever has to do something whenever the desk does: in the same transaction, so that neither happens without the other. */
export const listeners = () => {
  const heard: Listener[] = [];
  return {
    add(listener: Listener): void {
      heard.push(listener);
    },
    async done(done: Done): Promise<void> {
      for (const listener of heard) await listener.done(done);
    },
    async remarked(remarked: Remarked): Promise<void> {
      for (const listener of heard) await listener.remarked(remarked);
    },
  };
};

export const listenersOf = (strapi: Core.Strapi) => strapi.plugin(PLUGIN).service('listeners') as unknown as Listeners;
