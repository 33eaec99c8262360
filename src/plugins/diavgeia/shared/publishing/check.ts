import type { Refusal } from '../../../../office/refusal';
import { isAda, toAda } from '../ada';
import { addDays, isDay, type Day } from '../moments';
import { isTaxNumber } from '../tax-number';
import { isAmbiguous, readAmount, readWhole } from './amount';
import * as say from './faults';
import { EXTRAS } from './head';
import {
  entriesOf,
  type Field,
  isEmpty,
  isObject,
  listOf,
  organizationIn,
  sortOf,
  type Sort,
  type Typed,
  type TypedObject,
} from './field';

/** `knows` says whether a list has an entry; undefined where the list is not at hand. */
export type Checking = { organization: string; today: Day; knows: (list: string, uid: string) => boolean | undefined };
type At = Checking & { path: string; around: TypedObject };

/** What stands against a form as it is filled in, by field; `field` is its path, as in `extraFieldValues.person.0.afm`. */
export function faultsIn(fields: Field[], typed: TypedObject, checking: Checking): Refusal[] {
  return within(fields, typed, { ...checking, path: '', around: typed });
}

function within(fields: Field[], typed: TypedObject, at: At): Refusal[] {
  const organization = organizationIn(fields, typed, at.organization);
  return fields.flatMap((field) =>
    faultsOf(field, typed[field.uid], { ...at, organization, path: `${at.path}${field.uid}`, around: typed }),
  );
}

function faultsOf(field: Field, typed: Typed, at: At): Refusal[] {
  const entries = entriesOf(field, typed);
  if (entries.length === 0) return field.required ? missing(field, at) : [];
  return entries.flatMap(({ value, path }) => faultsOfOne(field, value, { ...at, path: at.path + path }));
}

function missing(field: Field, at: At): Refusal[] {
  const sort = sortOf(field);
  // A box that is not ticked is an answer.
  if (sort === 'flag') return [];
  // Each of what it asks for is named; where nothing is, it is itself.
  const inner = sort === 'object' && !field.multiple ? within(field.nestedFields, {}, { ...at, path: `${at.path}.` }) : [];
  return inner.length > 0 || field.uid === EXTRAS ? inner : [say.missing(field, at.path)];
}

function faultsOfOne(field: Field, typed: Typed, at: At): Refusal[] {
  const sort = sortOf(field);
  // What nothing was typed into is left out whole, however much of it would be required.
  if (sort === 'object')
    return isObject(typed) ? within(field.nestedFields, typed, { ...at, path: `${at.path}.` }) : [say.unreadable(field, at.path)];
  if (sort === 'flag') return typeof typed === 'boolean' ? [] : [say.unreadable(field, at.path)];
  if (typeof typed !== 'string') return [say.unreadable(field, at.path)];
  const text = typed.trim();
  const fault = RULES[sort]?.(field, text, at);
  if (fault) return [fault];
  const length = [...text].length;
  return field.maxLength && sort !== 'number' && length > field.maxLength ? [say.tooLong(field, at.path, length)] : [];
}

/** One address, without the name of its owner. */
const ADDRESS = /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@,;<>()".]{2,}$/;

type Rule = (field: Field, text: string, at: At) => Refusal | undefined;

const RULES: Partial<Record<Sort, Rule>> = {
  integer: (field, text, { path }) => (readWhole(text) === undefined ? say.noWholeNumber(field, path) : undefined),
  number: (field, text, { path }) => {
    if (isAmbiguous(text)) return say.ambiguousAmount(field, path, text);
    return readAmount(text) === undefined ? say.noNumber(field, path) : undefined;
  },
  date: (field, text, { path, today }) => {
    if (!isDay(text)) return say.noDate(field, path);
    // What was issued is of the past, or of one sitting to come; further off, the year was mistyped.
    return field.uid === 'issueDate' && (text > addDays(today, 366) || text < '1975-01-01')
      ? say.farDate(field, path)
      : undefined;
  },
  ada: (field, text, { path }) => (isAda(toAda(text)) ? undefined : say.noAda(field, path)),
  email: (field, text, { path }) => (ADDRESS.test(text) ? undefined : say.noAddress(field, path)),
  'tax-number': (field, text, { path, around }) =>
    isForeign(around) || isTaxNumber(text) ? undefined : say.noTaxNumber(field, path),
  choice: (field, text, { path, organization, knows }) => {
    const list = listOf(field, organization);
    const isThere = list ? knows(list, text) : field.fixedValueList.includes(text);
    return isThere === false ? say.notInList(field, path) : undefined;
  },
};

/** Of a person with a tax number of another country the portal says so beside it. */
function isForeign({ afmType, afmCountry }: TypedObject): boolean {
  return [afmType, afmCountry].some(
    (of) => typeof of === 'string' && !isEmpty(of) && !['EL', 'GR'].includes(of.trim().toUpperCase()),
  );
}
