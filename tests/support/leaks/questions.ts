import { type Attribute, CANARY, falseOnlyOf, type Model, trueOnlyOf } from './words';

export type Models = (uid: string) => Model | undefined;
/** A question in REST's form. `is` says what the answer must be, where more is known than that nothing may change it. */
export type Question = { type: Model; query: object; is?: 200 | 400 };
type Filter = Record<string, unknown>;

const ABOUT_DRAFTS = [
  { status: 'draft' },
  { hasPublishedVersion: 'false' },
  { hasPublishedVersion: 'true', status: 'draft' },
  ...[
    'never-published',
    'never-published-document',
    'has-published-version',
    'has-published-version-document',
    'modified',
    'unmodified',
    'published-without-draft',
    'published-with-draft',
  ].map((publicationFilter) => ({
    publicationFilter,
    status: 'draft',
  })),
];

/** What every caller asks: lists, drafts by every name they have, languages, relations to a depth, the search. */
export function plainQuestionsAbout(type: Model, models: Models): Question[] {
  const about = (query: object, is?: 200 | 400): Question => ({ type, query, is });
  const allTo = (depth: number) => (deep(type, models, depth) === true ? '*' : deep(type, models, depth));
  return [
    about({}, 200),
    ...ABOUT_DRAFTS.map((query) => about(query)),
    about({ status: 'draft', populate: '*', locale: '*' }),
    about({ publicationFilter: 'modified', status: 'draft', populate: '*' }),
    about({ populate: allTo(3) }, 200),
    about({ populate: allTo(1), status: 'draft', locale: '*' }),
    about({ populate: allTo(1), locale: 'en' }, 200),
    about({ populate: paths(type, models, 2) }, 200),
    about({ populate: Object.fromEntries(Object.keys(open(type)).map((name) => [name, { count: true }])) }),
    ...[CANARY.text.slice(1, 6), String(CANARY.number), CANARY.day].map((_q) => about({ _q }, 200)),
  ];
}

/** What the schema lets ask besides: every field, every comparison, every order, and every field that is private. */
export function schemaQuestionsAbout(type: Model, models: Models): Question[] {
  const about = (query: object, is?: 200 | 400): Question => ({ type, query, is });
  const shown = Object.entries(type.attributes).filter(([, a]) => !a.private);
  const plain = shown.filter(([, a]) => isPlain(a)).map(([name]) => name);
  const hidden = Object.entries(type.attributes).filter(([, a]) => a.private);
  return [
    about({ fields: plain }, 200),
    about({ sort: plain }),
    ...filtersOf(type, models).map((filters) => about({ filters }, 200)),
    ...hidden.flatMap(([name, attribute]) => afterPrivate(name, attribute).map((query) => about(query, 400))),
    ...Object.entries(open(type)).flatMap(([name, attribute]) => {
      const fields = Object.entries(targetOf(attribute, models)?.attributes ?? {}).filter(([, a]) => isPlain(a));
      const orders = fields.filter(([, a]) => !a.private).map(([field]) => `${name}.${field}`);
      return [
        ...(orders.length > 0 ? [about({ sort: orders })] : []),
        ...fields
          .filter(([, a]) => a.private)
          .flatMap(([field]) => afterPrivateOf(name, field).map((query) => about(query, 400))),
      ];
    }),
  ];
}

/** Conditions that hold, or cease to hold, only where the canary is, in the type and through each of its relations. */
function filtersOf(model: Model, models: Models): Filter[] {
  const { yes, no } = conditionsOn(model);
  const through = Object.entries(open(model)).flatMap(([name, attribute]) => {
    const target = targetOf(attribute, models);
    return target ? [{ name, isEntry: attribute.type === 'relation', ...conditionsThrough(target, models) }] : [];
  });
  // Each relation by itself, since every one more joins the others' rows to its own.
  const questions = through.flatMap(({ name, isEntry, yes: inner, further }) => [
    ...parts(inner).map((part) => ({ [name]: anyOf(part) })),
    ...further.map((filter) => ({ [name]: filter })),
    ...(isEntry ? [{ $not: { [name]: anyOf(inner.slice(0, 6)) } }, { [name]: { $notNull: true } }] : []),
  ]);
  const some = parts(yes).flatMap((part) => [anyOf(part), { $not: anyOf(part) }]);
  return [...some, ...parts(no).map(($and) => ({ $and })), ...questions];
}

/** More conditions at once are refused. */
const AT_ONCE = 80;
function parts(conditions: Filter[]): Filter[][] {
  return Array.from({ length: Math.ceil(conditions.length / AT_ONCE) }, (_, n) =>
    conditions.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
}

/** The conditions on what a relation leads to, and on what that relates to. */
function conditionsThrough(target: Model, models: Models): { yes: Filter[]; no: Filter[]; further: Filter[] } {
  const further = Object.entries(open(target)).flatMap(([next, a]) => {
    const last = a.type === 'relation' ? targetOf(a, models) : undefined;
    return last && isHiding(last) ? [{ [next]: anyOf(fewer(conditionsOn(last)).yes.slice(0, 2)) }] : [];
  });
  return { ...fewer(conditionsOn(target)), further };
}

function conditionsOn(model: Model): { yes: Filter[]; no: Filter[] } {
  const own = Object.entries(model.attributes).filter(([, a]) => !a.private);
  return {
    yes: own.flatMap(([name, a]) => trueOnlyOf(name, a, CANARY).map((comparison) => ({ [name]: comparison }))),
    no: own.flatMap(([name, a]) => falseOnlyOf(name, a, CANARY).map((comparison) => ({ [name]: comparison }))),
  };
}

/** Of each field two comparisons; the type itself has been asked with every one. */
function fewer({ yes, no }: { yes: Filter[]; no: Filter[] }): { yes: Filter[]; no: Filter[] } {
  const isEnough = (list: Filter[]) => (filter: Filter, n: number) => {
    const same = (other: Filter | undefined) => other !== undefined && Object.keys(other)[0] === Object.keys(filter)[0];
    return !same(list[n - 1]) || !same(list[n + 1]);
  };
  return { yes: yes.filter(isEnough(yes)), no: no.filter(isEnough(no)) };
}

/** Types of which some entries are public and some are not. */
const isHiding = ({ options, attributes }: Model) => options?.draftAndPublish === true || 'isPublic' in attributes;
const anyOf = ($or: Filter[]): Filter => ({ $or });
const isPlain = ({ type }: Attribute) => !['relation', 'media', 'component'].includes(type);

function afterPrivate(name: string, attribute: Attribute): object[] {
  if (!isPlain(attribute)) return [{ populate: name }, { filters: { [name]: { id: 1 } } }, { sort: `${name}.id` }];
  return [{ fields: name }, { sort: name }, { filters: { [name]: { $notNull: true } } }];
}

function afterPrivateOf(name: string, field: string): object[] {
  return [
    { sort: `${name}.${field}` },
    { populate: { [name]: { fields: field } } },
    { filters: { [name]: { [field]: { $notNull: true } } } },
  ];
}

function deep(model: Model, models: Models, depth: number): object | true {
  const names = Object.entries(open(model)).filter(([, a]) => targetOf(a, models));
  if (depth === 0 || names.length === 0) return true;
  return Object.fromEntries(
    names.map(([name, a]) => {
      const populate = deep(targetOf(a, models)!, models, depth - 1);
      return [name, populate === true ? true : { populate }];
    }),
  );
}

/** The same as words parted by dots. */
function paths(model: Model, models: Models, depth: number): string[] {
  if (depth === 0) return [];
  return Object.entries(open(model)).flatMap(([name, a]) => {
    const target = targetOf(a, models);
    return target ? [name, ...paths(target, models, depth - 1).map((path) => `${name}.${path}`)] : [];
  });
}

const reaching = ({ attributes }: Model) =>
  Object.fromEntries(Object.entries(attributes).filter(([, a]) => ['relation', 'media', 'component'].includes(a.type)));
const open = (model: Model) => Object.fromEntries(Object.entries(reaching(model)).filter(([, a]) => !a.private));

export function targetOf({ type, target, component }: Attribute, models: Models): Model | undefined {
  return models((type === 'media' ? 'plugin::upload.file' : (target ?? component)) ?? '');
}
