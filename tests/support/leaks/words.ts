export type Attribute = {
  type: string;
  private?: boolean;
  target?: string;
  component?: string;
  relation?: string;
  repeatable?: boolean;
  multiple?: boolean;
  mappedBy?: string;
  enum?: string[];
  regex?: RegExp | string;
  maxLength?: number;
  max?: number;
};
export type Model = {
  uid: string;
  modelType?: string;
  collectionName: string;
  info: { pluralName: string; singularName: string };
  options?: { draftAndPublish?: boolean };
  pluginOptions?: { i18n?: { localized?: boolean } };
  attributes: Record<string, Attribute>;
};

/** What is written into every field that can hold it: a word, a number, a fraction, a day, an act's number that nothing else has. */
export type Mark = { text: string; number: number; fraction: number; day: string; ada: string };

export const OPEN: Mark = { text: 'anoichto', number: 4242, fraction: 0.25, day: '2026-05-04', ada: '4242ΩΨ9-Χ19' };
export const BARE: Mark = { text: 'gymno', number: 77, fraction: 0.5, day: '2026-06-07', ada: '7777ΩΨ9-Χ19' };
export const CANARY: Mark = { text: 'kanarini', number: 918273, fraction: 0.918273, day: '1918-07-13', ada: '918273ΩΨ9-Χ19' };
export const canaryIn = (text: string) => /kanarini|918273|9182\.73|1918-07-13/i.exec(text)?.[0];

const NUMBERS = ['integer', 'biginteger'];
const TEXTS = ['string', 'text', 'richtext', 'uid', 'email'];
const TIMES = ['date', 'datetime', 'time'];

/** Fields whose form says more than their schema does. */
const FORMS: Record<string, unknown> = { recurrence: 'FREQ=DAILY', timezone: 'Europe/Athens', recurrenceExceptions: [] };

/** What the field holds, marked where its form lets it be. */
export function valueOf(name: string, attribute: Attribute, mark: Mark): unknown {
  if (name in FORMS) return FORMS[name];
  if (name === 'citedAdas') return [mark.ada];
  const { type } = attribute;
  if (TEXTS.includes(type)) return textOf(name, attribute, mark);
  if (NUMBERS.includes(type)) return mark.number;
  if (type === 'decimal') return mark.number / 100;
  if (type === 'float') return mark.fraction;
  if (type === 'date') return mark.day;
  if (type === 'datetime') return `${mark.day}T09:17:00.000Z`;
  if (type === 'time') return '09:17:00.000';
  if (type === 'boolean') return true;
  if (type === 'json') return [mark.text];
  if (type === 'blocks') return [{ type: 'paragraph', children: [{ type: 'text', text: mark.text }] }];
  if (type === 'enumeration') return attribute.enum?.[0];
  return undefined;
}

function textOf(name: string, { type, regex, maxLength = Infinity }: Attribute, { text }: Mark): string | undefined {
  if (type === 'email') return `${text}@nest.example`;
  if (/url$|website/i.test(name)) return `https://${text}.example/`;
  if (text.length > maxLength || (regex && !new RegExp(regex).test(text))) return undefined;
  return text;
}

type Comparison = Record<string, unknown>;

/** Every comparison that is true of a field that holds the mark, and of no other. */
export function trueOnlyOf(name: string, attribute: Attribute, mark: Mark): Comparison[] {
  const value = valueOf(name, attribute, mark);
  const { type } = attribute;
  if (value === undefined || name in FORMS || ['boolean', 'enumeration', 'json', 'blocks', 'time'].includes(type)) return [];
  const exact = [{ $eq: value }, { $in: [value] }, { $between: [value, value] }, { $not: { $ne: value } }];
  if (TIMES.includes(type)) return [...exact, { $lt: '1950-01-01' }, { $lte: value }];
  if (!TEXTS.includes(type)) return [...exact, { $gte: value, $lte: value }];
  const part = mark.text.slice(1, -1);
  const parts = ['$contains', '$containsi'].map((operator) => ({ [operator]: part }));
  const starts = ['$startsWith', '$startsWithi'].map((operator) => ({ [operator]: String(value).slice(0, -1) }));
  const ends = ['$endsWith', '$endsWithi'].map((operator) => ({ [operator]: String(value).slice(1) }));
  return [...exact, { $eqi: value }, { $gte: value, $lte: value }, ...parts, ...starts, ...ends];
}

/** Every comparison that is false of a field that holds the mark, and true of any other. */
export function falseOnlyOf(name: string, attribute: Attribute, mark: Mark): Comparison[] {
  if (trueOnlyOf(name, attribute, mark).length === 0) return [];
  const value = valueOf(name, attribute, mark);
  const unequal = [{ $ne: value }, { $notIn: [value] }, { $not: { $eq: value } }];
  if (!TEXTS.includes(attribute.type)) return unequal;
  return [...unequal, { $nei: value }, { $notContains: mark.text }, { $notContainsi: mark.text }];
}
