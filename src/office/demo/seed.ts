import type { Core } from '@strapi/strapi';

import { logins } from '../../plugins/staff/api';
import { OfficeError } from '../office-error';
import { inventPassword } from '../password';
import { lacksForDemo, type Settings } from '../settings';
import { letEventsOut, putConsultations, putEvents, putProtocols } from './calendar';
import { putOnTheDesk } from './clearance';
import { putDecisions } from './decisions';
import { type Desk, openDesk, writtenSoFar } from './desk';
import { putPictures } from './pictures';
import { putClippings, putReleases, putSponsors } from './press';
import { putPeople, putTown } from './town';

/** One stage after the other, since each refers to those before it; what stands in the same stage is written side by side. */
const STAGES = [
  [
    ['pictures', putPictures],
    ['services, places and topics', putTown],
  ],
  [
    ['events', putEvents],
    ['media and contacts', putPeople],
  ],
  [
    ['sponsors', putSponsors],
    ['acts of the portal', putDecisions],
  ],
  [['events going out', letEventsOut]],
  [
    ['press releases', putReleases],
    ['consultations', putConsultations],
    ['protocol plans', putProtocols],
  ],
  [['clippings', putClippings]],
] as const;
const STEPS = STAGES.flat().length;

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
  let done = 0;
  for (const stage of STAGES) {
    const steps = stage.map(async ([what, put]) => {
      progress?.(done, STEPS, what);
      await put(desk);
      done += 1;
    });
    // Each comes to its end, so that nothing is still being written when the office closes over a fault.
    const failed = (await Promise.allSettled(steps)).find((step) => step.status === 'rejected');
    if (failed) throw failed.reason;
  }
  const password = await putLogins(desk, settings.DEMO_PASSWORD ?? inventPassword('Demo'));
  progress?.(STEPS, STEPS, 'done');
  return password;
}

async function putLogins(desk: Desk, password: string): Promise<string | undefined> {
  if (desk.has(LOGINS)) return undefined;
  // Together, so that the password told is the one they were made with, and those who act on the releases are there.
  await desk.once(LOGINS, async () => {
    const made = await logins(desk.strapi).makeDemo({ password });
    await putOnTheDesk(desk);
    return made.join();
  });
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
