import type { Core } from '@strapi/strapi';

import { logins } from '../../plugins/staff/api';
import { putConsultations, putEvents, putProtocols } from './calendar';
import { openDesk } from './desk';
import { putPictures } from './pictures';
import { putClippings, putReleases, putSponsors } from './press';
import { putPeople, putTown } from './town';

/** In this order, since each step refers to those before it. */
const STEPS = [
  ['pictures', putPictures],
  ['services, places and topics', putTown],
  ['media and contacts', putPeople],
  ['events', putEvents],
  ['consultations', putConsultations],
  ['press releases', putReleases],
  ['clippings', putClippings],
  ['sponsors', putSponsors],
  ['protocol plans', putProtocols],
] as const;

type Seeding = { strapi: Core.Strapi; password: string | undefined; progress?: (done: number, of: number, what: string) => void };

/** Writes what is missing of the demo municipality; with a password, its logins too. */
export async function seedDemo({ strapi, password, progress }: Seeding): Promise<void> {
  const desk = await openDesk(strapi);
  for (const [done, [what, put]] of STEPS.entries()) {
    progress?.(done, STEPS.length, what);
    await put(desk);
  }
  if (password) await logins(strapi).makeDemo({ password });
  progress?.(STEPS.length, STEPS.length, 'done');
}

/** No body and no release yet, and nobody who could write one. */
export async function isEmptyOffice(strapi: Core.Strapi): Promise<boolean> {
  const types = ['api::organization.organization', 'api::press-release.press-release', 'api::event.event'] as const;
  const counts = await Promise.all(types.map((type) => strapi.db.query(type).count()));
  return counts.every((count) => count === 0);
}
