import { toAda } from '../ada';
import { dayOf } from '../moments';
import { readAmount, readWhole } from './amount';
import { entriesOf, type Field, isEmpty, isObject, sortOf, type Typed, type TypedObject } from './field';

/** What was typed, as the portal is told it. Only for what passed `faultsIn`. */
export function toMetadata(fields: Field[], typed: TypedObject): Record<string, unknown> {
  const values = fields.map((field) => [field.uid, valueOf(field, typed[field.uid])] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Nothing typed is left out; of what there may be several, none is an empty list, as in the portal's own samples. */
function valueOf(field: Field, typed: Typed): unknown {
  const values = entriesOf(field, typed).map(({ value }) => single(field, value));
  if (field.multiple) return values;
  return sortOf(field) === 'flag' ? typed === true : values[0];
}

function single(field: Field, typed: Typed): unknown {
  if (isObject(typed)) return toMetadata(field.nestedFields, typed);
  if (typeof typed !== 'string') return typed;
  const text = typed.trim();
  switch (sortOf(field)) {
    case 'integer':
      return readWhole(text);
    case 'number':
      return readAmount(text);
    case 'ada':
      return toAda(text);
    case 'date':
      // A day goes in as midnight in UTC, as in the portal's own samples.
      return `${text}T00:00:00.000Z`;
    default:
      return text;
  }
}

/** What the portal has, as somebody would have typed it; whatever shape it is in. */
export function toTyped(fields: Field[], raw: unknown): TypedObject {
  const there = isRecord(raw) ? raw : {};
  return Object.fromEntries(fields.map((field) => [field.uid, typedOf(field, there[field.uid])]));
}

function typedOf(field: Field, raw: unknown): Typed {
  const list = Array.isArray(raw) ? raw : raw === null || raw === undefined ? [] : [raw];
  const typed = list.map((one) => singleTyped(field, one)).filter((one) => !isEmpty(one));
  return field.multiple ? typed : (typed[0] ?? (sortOf(field) === 'flag' ? false : sortOf(field) === 'object' ? {} : ''));
}

function singleTyped(field: Field, raw: unknown): Typed {
  const sort = sortOf(field);
  if (sort === 'object') return isRecord(raw) ? toTyped(field.nestedFields, raw) : null;
  if (sort === 'flag') return raw === true || raw === 'true';
  if (sort === 'date') return typeof raw === 'number' ? dayOf(raw) : typeof raw === 'string' ? dayIn(raw) : null;
  if (typeof raw === 'number') return sort === 'number' ? String(raw).replace('.', ',') : String(raw);
  return typeof raw === 'string' ? raw : null;
}

function dayIn(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : dayOf(at);
}

const isRecord = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null && !Array.isArray(raw);
