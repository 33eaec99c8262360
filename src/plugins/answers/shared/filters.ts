import type { Refusal, Sentence } from '../../../office/refusal';
import { type Model, type Models, unknownField } from './entry';
import { type Field, fits, misfit, notOffered } from './values';

type Asked = { filters: unknown; model: Model; models: Models };
type Place = { path: string[]; model: Model; models: Models };

const DEEPEST = 10;
const ON_TEXT = /^\$(not)?(contains|startsWith|endsWith)i?$/i;
const TEXTS = ['string', 'text', 'richtext', 'uid', 'email', 'enumeration'];
const NULLITY = ['$null', '$notNull'];
const OPERATORS = [
  ...NULLITY,
  ...['$eq', '$eqi', '$ne', '$nei', '$in', '$notIn', '$lt', '$lte', '$gt', '$gte', '$between', '$contains', '$containsi'],
  ...['$notContains', '$notContainsi', '$startsWith', '$startsWithi', '$endsWith', '$endsWithi'],
];
const UNASKABLE = ['blocks', 'json'];
const OWN: Record<string, Field> = { id: { type: 'integer' }, documentId: { type: 'string' } };

/** Reasons why the filters cannot be asked: a wrong form, a comparison its field does not know, a value that is none. */
export function refusalsToFilters({ filters, model, models }: Asked): Refusal[] {
  return filters === undefined || filters === null ? [] : refusalsToGroup(filters, { path: [], model, models });
}

function refusalsToGroup(group: unknown, place: Place): Refusal[] {
  if (Array.isArray(group))
    return group.flatMap((one) => (Array.isArray(one) ? [malformed(place.path)] : refusalsToGroup(one, place)));
  if (typeof group !== 'object' || group === null) return [malformed(place.path)];
  return Object.entries(group).flatMap(([name, asked]) => refusalsToCondition(name, asked, place));
}

function refusalsToCondition(name: string, asked: unknown, place: Place): Refusal[] {
  if (name === '$and' || name === '$or')
    return Array.isArray(asked) ? refusalsToGroup(asked, place) : [notAList(name, place.path)];
  if (name === '$not') return refusalsToGroup(asked, place);
  if (name.startsWith('$')) return [malformed([...place.path, name])];
  const path = [...place.path, name];
  if (name === 'documentId' && isComponent(place.model)) return [unknownField(path.join('.'))];
  const field = OWN[name] ?? place.model.attributes[name];
  if (!field) return [];
  const target = place.models(field.target ?? field.component ?? (field.type === 'media' ? 'plugin::upload.file' : ''));
  if (!target) return refusalsToComparison(asked, { name: path.join('.'), field });
  if (path.length > DEEPEST) return [tooDeep(path)];
  if (isComparison(asked)) return refusalsToComparison(asked, { name: path.join('.'), field: { type: 'integer' } });
  return refusalsToGroup(asked, { ...place, path, model: target });
}

type Compared = { name: string; field: Field };

/** What a field is compared with: a value, or values by operator; `$not` holds such comparisons itself. Strapi's schema offers more. */
function refusalsToComparison(asked: unknown, compared: Compared): Refusal[] {
  if (!isObject(asked)) return refusalsToValue('$eq', asked, compared);
  return Object.entries(asked).flatMap(([operator, value]) => {
    if (operator === '$not') return refusalsToComparison(value, compared);
    if (operator === '$and' || operator === '$or') return [notOfAField(operator, compared.name)];
    return OPERATORS.includes(operator) ? refusalsToValue(operator, value, compared) : [malformed([compared.name, operator])];
  });
}

function refusalsToValue(operator: string, value: unknown, { name, field }: Compared): Refusal[] {
  const values = [value].flat();
  if (values.some(isObject)) return [malformed([name, operator])];
  if (operator === '$between' && values.length !== 2) return [notAPair(name)];
  if (NULLITY.includes(operator)) return values.every(isFlag) ? [] : [misfit(name, { type: 'boolean' })];
  if (UNASKABLE.includes(field.type) || (ON_TEXT.test(operator) && !TEXTS.includes(field.type)))
    return [incomparable(name, operator)];
  if (ON_TEXT.test(operator)) return [];
  const { enum: offered } = field;
  if (offered) return values.every((one) => one === null || offered.includes(String(one))) ? [] : [notOffered(name, offered)];
  const isGiven = (one: unknown) => one !== '' || TEXTS.includes(field.type);
  return values.every((one) => fits(field, one) && isGiven(one)) ? [] : [misfit(name, field)];
}

function isFlag(value: unknown): boolean {
  return value !== '' && fits({ type: 'boolean' }, value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function isComponent({ uid }: Model): boolean {
  return !uid.includes('::');
}

/** Whether a relation is compared itself, and not what it leads to. */
function isComparison(asked: unknown): boolean {
  if (typeof asked !== 'object' || asked === null) return true;
  if (Array.isArray(asked)) return asked.every((one) => typeof one !== 'object');
  const keys = Object.keys(asked);
  return keys.length > 0 && keys.every((key) => key.startsWith('$') && !['$and', '$or', '$not'].includes(key));
}

const refusal = (code: string, field: string, says: Sentence): Refusal => ({ code, field, says });

function malformed(path: string[]): Refusal {
  const name = ['filters', ...path].join('.');
  return refusal('filters-malformed', name, {
    el: `Το «${name}» δεν διαβάζεται. Γράψτε filters[πεδίο][$eq]=τιμή.`,
    tr: `“${name}” okunamıyor. filters[alan][$eq]=değer biçiminde yazın.`,
    en: `“${name}” cannot be read. Write filters[field][$eq]=value.`,
  });
}

function notOfAField(operator: string, field: string): Refusal {
  const [name, way] = [`filters.${field}.${operator}`, `filters[${operator}][0][${field.split('.').join('][')}]`];
  return refusal('filters-malformed', name, {
    el: `Το «${operator}» δεν μπαίνει μέσα σε ένα πεδίο («${name}»). Γράψτε το πάνω από τα πεδία: ${way}=τιμή.`,
    tr: `“${operator}” bir alanın içine yazılmaz (“${name}”). Alanların üstüne yazın: ${way}=değer.`,
    en: `“${operator}” does not stand within a field (“${name}”). Write it above the fields: ${way}=value.`,
  });
}

function notAList(operator: string, path: string[]): Refusal {
  return refusal('filters-malformed', ['filters', ...path, operator].join('.'), {
    el: `Το ${operator} θέλει λίστα. Γράψτε filters[${operator}][0][πεδίο][$eq]=τιμή.`,
    tr: `${operator} bir liste ister. filters[${operator}][0][alan][$eq]=değer biçiminde yazın.`,
    en: `${operator} needs a list. Write filters[${operator}][0][field][$eq]=value.`,
  });
}

function notAPair(name: string): Refusal {
  return refusal('filters-malformed', name, {
    el: `Το $between του «${name}» θέλει δύο τιμές.`,
    tr: `“${name}” için $between iki değer ister.`,
    en: `$between of “${name}” needs two values.`,
  });
}

function incomparable(name: string, operator: string): Refusal {
  return refusal('incomparable', name, {
    el: `Το πεδίο «${name}» δεν συγκρίνεται με ${operator}. Διαλέξτε άλλη σύγκριση ή άλλο πεδίο.`,
    tr: `“${name}” alanı ${operator} ile karşılaştırılamaz. Başka bir karşılaştırma ya da alan seçin.`,
    en: `The field “${name}” cannot be compared with ${operator}. Choose another comparison or another field.`,
  });
}

function tooDeep(path: string[]): Refusal {
  return refusal('too-deep', path.join('.'), {
    el: `Τα filters φτάνουν έως ${DEEPEST} σχέσεις σε βάθος. Ρωτήστε από πιο κοντά.`,
    tr: `filters en çok ${DEEPEST} ilişki derinliğine iner. Daha yakından sorun.`,
    en: `Filters reach at most ${DEEPEST} relations deep. Ask from nearer by.`,
  });
}
