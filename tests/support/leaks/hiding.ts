import type { Core } from '@strapi/strapi';

import { desk as editorialDesk, type Publishable } from '../../../src/plugins/editorial/api';
import { KEPT_BY_THE_DESK } from '../../../src/plugins/editorial/shared/names';
import { type Attribute, BARE, CANARY, type Mark, type Model, OPEN, valueOf } from './words';

type Data = Record<string, unknown>;
type Made = { documentId: string };
type Documents = {
  create(call: object): Promise<Made>;
  update(call: object): Promise<Made>;
};

/** The open entries by type: one that relates to others, and one that relates to nothing before anything is hidden. */
export type World = { open: Record<string, Made>; bare: Record<string, Made>; file: number; hiddenFile?: number };
type Desk = { strapi: Core.Strapi; world: World; hidden: Record<string, Made> };
type State = { name: string; holds(model: Model): boolean; make(desk: Desk, model: Model): Promise<Made | undefined> };

const isPublic = ({ uid }: Model, types: readonly string[]) => types.includes(uid);
const isDrafted = ({ options }: Model) => options?.draftAndPublish === true;
const inGreek = ({ pluginOptions }: Model) => (pluginOptions?.i18n?.localized ? { locale: 'el' } : {});
const isMarkedPublic = ({ attributes }: Model) => 'isPublic' in attributes;

/** What only the editorial desk writes. */
const KEPT: readonly string[] = KEPT_BY_THE_DESK;

/** Every way in which something is kept from outsiders. What a further plugin hides, it adds here. */
export const statesOf = (publicTypes: readonly string[]): State[] => [
  { name: 'never published', holds: isDrafted, make: (desk, model) => write(desk, model) },
  { name: 'unpublished', holds: isDrafted, make: async (desk, model) => unpublish(desk, model, await publish(desk, model)) },
  ...(['submitted', 'returned', 'approved', 'scheduled'] as const).map((state) => ({
    name: `${state} on the desk, under embargo`,
    holds: isDrafted,
    make: (desk: Desk, model: Model) => putOnTheDesk(desk, model, state),
  })),
  { name: 'changed since it was published', holds: isDrafted, make: (desk, model) => change(desk, model, 'el') },
  { name: 'a translation not published', holds: isDrafted, make: (desk, model) => change(desk, model, 'en') },
  { name: 'not marked as public', holds: isMarkedPublic, make: (desk, model) => write(desk, model, { isPublic: false }) },
  {
    name: 'a sponsor who has not agreed',
    holds: ({ attributes }) => 'sponsorshipStatus' in attributes,
    make: (desk, model) => write(desk, model, { isPublic: true, sponsorshipStatus: 'asked' }),
  },
  {
    name: 'an act of the portal about a person',
    holds: ({ attributes }) => 'exposure' in attributes,
    make: (desk, model) => write(desk, model, { exposure: 'hidden' }),
  },
  {
    name: 'part of what is not published',
    holds: ({ uid }) => uid === 'api::consultation-article.consultation-article',
    make: (desk, model) => write(desk, model),
  },
  { name: 'of the inside', holds: (model) => !isPublic(model, publicTypes), make: (desk, model) => write(desk, model) },
  { name: 'private fields of what is public', holds: (model) => isPublic(model, publicTypes), make: writePrivateFields },
  { name: 'pointed at by what is public', holds: (model) => isPublic(model, publicTypes), make: pointAtHidden },
];

/** The office as outsiders see it: of each public type two entries. */
export async function openWorld(strapi: Core.Strapi, types: Model[], file: number): Promise<World> {
  const world: World = { open: {}, bare: {}, file };
  for (const which of ['bare', 'open'] as const) {
    for (const model of inOrder(types)) {
      const relations = pointed(model, world.bare, which === 'open' ? undefined : isNeeded);
      const fields = {
        ...fieldsOf(strapi, model, { mark: which === 'open' ? OPEN : BARE, file, targets: world.bare }),
        ...agreed(model),
        ...relations,
      };
      const data = Object.fromEntries(
        Object.entries(fields).filter(([name]) => !model.attributes[name]?.private || name in agreed(model)),
      );
      const made = await documents(strapi, model).create({ data, ...inGreek(model) });
      world[which][model.uid] = made;
    }
  }
  // All at once in the end, since what belongs to something public stands still.
  for (const made of [world.bare, world.open])
    for (const model of types.filter(isDrafted)) await letOut(strapi, model, made[model.uid]!.documentId);
  await stopTheClock(strapi, types);
  return world;
}

/** What an entry cannot be without comes before it. */
function inOrder(types: Model[]): Model[] {
  const placed: Model[] = [];
  for (let waiting = types; waiting.length > 0; waiting = waiting.filter((model) => !placed.includes(model))) {
    const isWaiting = (uid: string | undefined) => waiting.some((other) => other.uid === uid);
    const ready = waiting.filter(({ attributes }) => !Object.values(attributes).some((a) => isNeeded(a) && isWaiting(a.target)));
    placed.push(...(ready.length > 0 ? ready : waiting));
  }
  return placed;
}

/** Hides the canary in every state; answers the documents that nobody outside may know of, by type. */
export async function hide(strapi: Core.Strapi, { world, types, publicTypes }: Hiding): Promise<Names> {
  const found: Names = {};
  const desk: Desk = { strapi, world, hidden: {} };
  for (const { holds, make } of statesOf(publicTypes)) {
    for (const model of types.filter(holds)) {
      const made = await make(desk, model).catch(unlessItStandsStill);
      if (!made) continue;
      desk.hidden[model.uid] = made;
      (found[model.uid] ??= []).push(made.documentId);
    }
  }
  await stopTheClock(strapi, types);
  return found;
}
/** Documents by type. */
export type Names = Record<string, string[]>;
type Hiding = { world: World; types: Model[]; publicTypes: readonly string[] };

async function write(desk: Desk, model: Model, more: Data = {}): Promise<Made> {
  return documents(desk.strapi, model).create({ data: { ...hiddenData(desk, model), ...more }, ...inGreek(model) });
}

/** What belongs to something public cannot be changed into hiding anything. */
function unlessItStandsStill(fault: { details?: { refusals?: { code: string }[] } }): undefined {
  if (fault.details?.refusals?.[0]?.code !== 'owner-is-public') throw fault as Error;
}

async function putOnTheDesk(desk: Desk, model: Model, state: string): Promise<Made> {
  const embargoUntil = new Date(Date.now() + 86_400_000).toISOString();
  const made = await write(desk, model, 'embargoUntil' in model.attributes ? { embargoUntil } : {});
  const paper = { type: model.uid, document: made.documentId, language: 'el', state, live: 'never', dueAt: embargoUntil };
  await desk.strapi.db.query('plugin::editorial.paper').create({ data: paper });
  const remark = { text: CANARY.text, author: CANARY.number, authorName: CANARY.text, at: embargoUntil };
  await desk.strapi.db
    .query('plugin::editorial.remark')
    .create({ data: { type: model.uid, document: made.documentId, language: 'el', ...remark } });
  return made;
}

async function letOut(strapi: Core.Strapi, model: Model, documentId: string): Promise<void> {
  const document = { type: model.uid as Publishable, documentId, languages: ['el'] };
  await editorialDesk(strapi).admit({ ...document, at: new Date() });
}

async function publish(desk: Desk, model: Model): Promise<Made> {
  const made = await write(desk, model);
  await letOut(desk.strapi, model, made.documentId);
  return made;
}

async function unpublish(desk: Desk, model: Model, made: Made): Promise<Made> {
  const by = { id: 1, actor: { kind: 'person' as const, id: '1', name: 'Head' }, may: () => true };
  const document = { type: model.uid as Publishable, documentId: made.documentId, languages: ['el'] };
  await editorialDesk(desk.strapi).act({ ...document, verb: 'unpublish', by, asked: { reason: 'No longer of interest' } });
  return made;
}

async function change(desk: Desk, model: Model, locale: string): Promise<undefined> {
  const { documentId } = desk.world.open[model.uid]!;
  const { strapi, world } = desk;
  const texts = fieldsOf(strapi, model, { mark: CANARY, file: world.hiddenFile ?? world.file, targets: {} });
  // The date of issue stands once something was public, and nothing expires before it.
  const { issuedAt: _, expiresAt: __, ...data } = locale === 'el' ? hiddenData(desk, model) : texts;
  await documents(strapi, model).update({ documentId, locale, data });
}

async function writePrivateFields({ strapi, world, hidden }: Desk, model: Model): Promise<undefined> {
  const { documentId } = world.bare[model.uid]!;
  const fields = fieldsOf(strapi, model, { mark: CANARY, file: world.hiddenFile ?? world.file, targets: hidden });
  const data = Object.fromEntries(
    Object.entries(fields).filter(([name]) => model.attributes[name]?.private && !(name in agreed(model))),
  );
  if (Object.keys(data).length === 0) return;
  await documents(strapi, model).update({ documentId, ...inGreek(model), data });
  if (isDrafted(model)) await letOut(strapi, model, documentId);
}

async function pointAtHidden({ strapi, world, hidden }: Desk, model: Model): Promise<undefined> {
  const { documentId } = world.bare[model.uid]!;
  const data = pointed(model, hidden, (a) => isHideable(strapi, a.target!) && !isNeeded(a));
  if (Object.keys(data).length === 0) return;
  await documents(strapi, model).update({ documentId, ...inGreek(model), data });
  if (isDrafted(model)) await letOut(strapi, model, documentId);
}

function isHideable(strapi: Core.Strapi, uid: string): boolean {
  const model = strapi.getModel(uid as never) as unknown as Model;
  return isDrafted(model) || isMarkedPublic(model) || 'exposure' in model.attributes || uid === 'api::contact.contact';
}

function hiddenData({ strapi, world, hidden }: Desk, model: Model): Data {
  const targets = { ...world.bare, ...hidden };
  return {
    ...fieldsOf(strapi, model, { mark: CANARY, file: world.hiddenFile ?? world.file, targets }),
    ...pointed(model, targets),
    ...('isPublic' in model.attributes && { isPublic: false }),
  };
}

/** The relations that an entry itself holds, to those of the targets that are there. */
function pointed(model: Model, targets: Record<string, Made>, isMeant: (a: Attribute) => boolean = () => true): Data {
  const own = Object.entries(model.attributes).filter(
    ([name, a]) => a.target && !a.mappedBy && name !== 'localizations' && isMeant(a),
  );
  return Object.fromEntries(own.flatMap(([name, a]) => (targets[a.target!] ? [[name, pointer(a, targets[a.target!]!)]] : [])));
}

/** Without its consultation an article is seen by nobody. */
const isNeeded = (a: Attribute) => 'required' in a || a.target === 'api::consultation.consultation';
const agreed = (model: Model): Data => ({
  ...('isPublic' in model.attributes && { isPublic: true }),
  ...('sponsorshipStatus' in model.attributes && { sponsorshipStatus: 'agreed' }),
});

const pointer = ({ relation }: Attribute, { documentId }: Made) => (relation?.endsWith('ToOne') ? documentId : [documentId]);

type Filling = { mark: Mark; file: number; targets: Record<string, Made> };

/** Every field of the model but its own relations, through its components and whatever those relate to. */
function fieldsOf(strapi: Core.Strapi, model: Model, filling: Filling): Data {
  const written = Object.entries(model.attributes).filter(([name]) => !isDrafted(model) || !KEPT.includes(name));
  const entries = written.map(([name, attribute]): [string, unknown] => {
    // Its title gives it one that is not taken.
    if (attribute.type === 'uid') return [name, undefined];
    if (attribute.type === 'media') return [name, attribute.multiple ? [filling.file] : filling.file];
    const target = attribute.target && model.modelType === 'component' ? filling.targets[attribute.target] : undefined;
    if (target) return [name, pointer(attribute, target)];
    if (attribute.type !== 'component') return [name, valueOf(name, attribute, filling.mark)];
    const part = fieldsOf(strapi, strapi.getModel(attribute.component as never) as unknown as Model, filling);
    return [name, attribute.repeatable ? [part] : part];
  });
  const ofStrapi = ['createdAt', 'updatedAt', 'publishedAt', 'locale', 'documentId'];
  return Object.fromEntries(entries.filter(([name, value]) => value !== undefined && !ofStrapi.includes(name)));
}

/** When something was written is the same before and after, so that answers can be compared whole. */
async function stopTheClock({ db }: Core.Strapi, types: Model[]): Promise<void> {
  for (const { collectionName } of types) {
    await db.connection(collectionName).update({ created_at: '2026-01-01', updated_at: '2026-01-01' });
    await db.connection(collectionName).whereNotNull('published_at').update({ published_at: '2026-01-01' });
  }
}

function documents(strapi: Core.Strapi, { uid }: Model): Documents {
  return strapi.documents(uid as never) as unknown as Documents;
}
