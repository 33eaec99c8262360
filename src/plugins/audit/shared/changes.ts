import { HIDDEN } from './difference';
import type { Values } from './entry';
import { linesOf } from './in-words';

export type Attribute = { type: string; component?: string; repeatable?: boolean; private?: boolean; pluginOptions?: unknown };

/** Fields that hold other rows; of them the log tells only that they changed. */
const PARTS = ['component', 'dynamiczone', 'media', 'relation'];
/** Of long texts so much is told; editions keep the whole. */
const LONGEST = 300;
const NOT_TOLD = ['id', 'documentId', 'locale', 'createdAt', 'updatedAt', 'publishedAt', 'firstPublishedAt', '__component'];

/** Types in which everything is about persons: of them the log names the fields and holds no value. */
export const ABOUT_PERSONS: readonly string[] = ['api::contact.contact', 'api::protocol.protocol'];

export function isPart({ type }: Attribute): boolean {
  return PARTS.includes(type);
}

/** A value as the log tells it. */
export function shown(attribute: Attribute, value: unknown, isPersonal: boolean): unknown {
  if (isNothing(value)) return null;
  if (isPersonal || isPart(attribute)) return HIDDEN;
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  const words = linesOf(value).join(' ');
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

type Two = { attributes: Record<string, Attribute>; before: Values; after: Values; given: Values };

/** The fields that a write has changed: of plain values by what there is now, of the rest by what was given. */
export function changedFields({ attributes, before, after, given }: Two): string[] {
  return Object.entries(attributes)
    .filter(([name]) => !NOT_TOLD.includes(name))
    .filter(([name, attribute]) => {
      if (isPart(attribute)) return name in given && !isAsGiven(given[name], before[name]);
      const present = name in after ? after[name] : given[name];
      return (name in after || name in given) && !isSameValue(before[name], present);
    })
    .map(([name]) => name);
}

/** Whether what was given leaves a part as it is: forms send every part back, and of relations what comes and goes. */
export function isAsGiven(given: unknown, kept: unknown): boolean {
  if (isNothing(given)) return isNothing(kept);
  const moves = movesIn(given);
  if (moves) return moves.length === 0;
  const [ones, others] = [listOf(unwrapped(given)), listOf(kept)];
  return ones.length === others.length && ones.every((one, n) => isSamePart(one, others[n]));
}

function isSamePart(given: unknown, kept: unknown): boolean {
  if (!isObject(kept)) return false;
  if (!isObject(given)) return given === kept.id || given === kept.documentId;
  const names = Object.keys(given).filter((name) => !NOT_TOLD.includes(name) && name in kept);
  if (isReference(kept)) return given.documentId !== undefined ? given.documentId === kept.documentId : given.id === kept.id;
  return names.every((name) => {
    const [one, other] = [given[name], kept[name]];
    return isObject(one) || Array.isArray(one) ? isSameInner(one, other) : isSameValue(one, other);
  });
}

/** In a part: another part, a file, a relation, or a text in blocks. */
function isSameInner(given: unknown, kept: unknown): boolean {
  return isAsGiven(given, kept) || JSON.stringify(given) === JSON.stringify(kept);
}

/** Relations and files are read by their keys only. */
function isReference(kept: Values): boolean {
  return Object.keys(kept).every((name) => ['id', 'documentId', 'locale', 'publishedAt'].includes(name));
}

function movesIn(given: unknown): unknown[] | null {
  if (!isObject(given) || !('connect' in given || 'disconnect' in given) || 'set' in given) return null;
  return [given.connect ?? [], given.disconnect ?? []].flat();
}

function unwrapped(given: unknown): unknown {
  return isObject(given) && 'set' in given ? given.set : given;
}

function listOf(value: unknown): unknown[] {
  return isNothing(value) ? [] : [value].flat();
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  if (typeof one === 'object' && typeof other === 'object') return false;
  if (String(one) === String(other)) return true;
  const moments = [one, other].map((value) => (isMoment(value) ? new Date(value).getTime() : NaN));
  return moments[0] === moments[1];
}

function isMoment(value: unknown): value is string | Date {
  return value instanceof Date || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value));
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
