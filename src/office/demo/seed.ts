import type { Core } from '@strapi/strapi';

import { logins } from '../../plugins/staff/api';
import { OfficeError } from '../office-error';
import { inventPassword } from '../password';
import { lacksForDemo, type Settings } from '../settings';
import { putConsultations, putEvents, putProtocols } from './calendar';
import { type Desk, openDesk, writtenSoFar } from './desk';
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

const LOGINS = 'logins';

type Seeding = {
  strapi: Core.Strapi;
  settings: Settings;
  closing?: AbortSignal;
  progress?: (done: number, of: number, what: string) => void;
};

/** Writes what is missing of the demo municipality. Answers the password of its logins if it made them. */
export async function seedDemo({ strapi, settings, closing, progress }: Seeding): Promise<string | undefined> {
  const lacking = lacksForDemo(settings);
  if (lacking) throw new OfficeError(lacking);
  if ((await demoState(strapi)) === 'impossible')
    throw new OfficeError('This office has entries of its own; the demo municipality is written only into an empty one.');
  const desk = await openDesk(strapi, closing);
  for (const [done, [what, put]] of STEPS.entries()) {
    progress?.(done, STEPS.length, what);
    await put(desk);
  }
  const password = await putLogins(desk, settings.DEMO_PASSWORD ?? inventPassword('Demo'));
  progress?.(STEPS.length, STEPS.length, 'done');
  return password;
}

async function putLogins(desk: Desk, password: string): Promise<string | undefined> {
  if (desk.has(LOGINS)) return undefined;
  await desk.once(LOGINS, async () => (await logins(desk.strapi).makeDemo({ password })).join());
  return password;
}

/** Whether the demo may be written: where there is neither body nor release nor event, or where it was begun and not finished. */
export async function demoState(strapi: Core.Strapi): Promise<'possible' | 'unfinished' | 'finished' | 'impossible'> {
  const written = await writtenSoFar(strapi);
  if (LOGINS in written) return 'finished';
  if (Object.keys(written).length > 0) return 'unfinished';
  const types = ['api::organization.organization', 'api::press-release.press-release', 'api::event.event'] as const;
  const counts = await Promise.all(types.map((type) => strapi.db.query(type).count()));
  return counts.every((count) => count === 0) ? 'possible' : 'impossible';
}
