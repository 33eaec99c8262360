import type { Core } from '@strapi/strapi';

import { desk as editorialDesk, type Verb } from '../../plugins/editorial/api';
import releases from './releases.json';
import type { Desk } from './desk';
import { instant, LANGUAGES, type When } from './shape';

const RELEASE = 'api::press-release.press-release';
const RETURNED = 'Λείπει η ώρα της συνεδρίασης στην τουρκική μετάφραση· συμπληρώστε την και υποβάλετε ξανά.';

type Said = { reason?: string; at?: Date };
type Step = [by: 'writer' | 'editor', verb: Verb, said?: Said];

/** Brings a few releases on their way over the desk, so that each list of it has something in it. */
export async function putOnTheDesk(desk: Desk): Promise<void> {
  const shuttle = releases.find(({ key }) => key === 'harbour-shuttle') as { embargo?: When | null } | undefined;
  const at = shuttle?.embargo ? new Date(instant(shuttle.embargo, desk.today)) : undefined;
  await take(desk, 'harbour-shuttle', [
    ['writer', 'submit'],
    ['editor', 'approve'],
    ...(at ? [['editor', 'schedule', { at }] as Step] : []),
  ]);
  await take(desk, 'council-invitation-special', [
    ['writer', 'submit'],
    ['editor', 'return', { reason: RETURNED }],
  ]);
  await take(desk, 'community-chess-club', [['writer', 'submit']]);
}

async function take(desk: Desk, key: string, steps: Step[]): Promise<void> {
  const documentId = desk.idOf(`release:${key}`);
  const drafts = await desk.strapi.db.query(RELEASE).findMany({ where: { documentId, publishedAt: null }, select: ['locale'] });
  const languages = LANGUAGES.filter((language) => drafts.some((draft: { locale: string }) => draft.locale === language));
  for (const [who, verb, asked = {}] of steps)
    await desk.once(`release:${key}+${verb}`, async () => {
      const by = await personCalled(desk.strapi, who);
      await editorialDesk(desk.strapi).act({ type: RELEASE, documentId, languages, verb, by, asked });
      return documentId;
    });
}

async function personCalled(strapi: Core.Strapi, who: string) {
  const user = await strapi.db.query('admin::user').findOne({ where: { email: `${who}@demo.example` } });
  const name = [user.firstname, user.lastname].filter(Boolean).join(' ');
  return { id: user.id as number, actor: { kind: 'person' as const, id: String(user.id), name }, may: () => true };
}
