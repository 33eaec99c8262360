import { DOCUMENT_ID } from './examples';

type Parameter = { name?: string; description?: string; schema?: object };
type Schema = { properties?: Record<string, Schema>; items?: Schema } & Record<string, unknown>;
type Media = { schema?: Schema; example?: object };
type Response = { description?: string; content?: Record<string, Media> };
export type Operation = { summary?: string; parameters?: Parameter[]; responses?: Record<string, Response> };
/** Of which type an operation speaks: its plural name, whether it is about all of them, and what an answer looks like. */
export type About = { name: string; isList: boolean; example: object };

const ABOUT_DRAFTS = ['status', 'publicationFilter', 'hasPublishedVersion'];
const WRITES = ['post', 'put'];

/** What Strapi says of an operation as it holds here, with what it is for and an example of its answer. */
export function described(method: string, operation: Operation, about: About): Operation {
  return truthful(method, { ...operation, summary: summaryOf(method, about), responses: exemplified(operation, about) });
}

/** Of what Strapi says about drafts only what holds here: readers never get one, and a write leaves a draft unless it says otherwise. */
export function truthful(method: string, operation: Operation): Operation {
  if (!operation.parameters) return operation;
  const others = operation.parameters.filter(({ name }) => !ABOUT_DRAFTS.includes(name ?? ''));
  const status = operation.parameters.find(({ name }) => name === 'status');
  if (!status || !WRITES.includes(method)) return { ...operation, parameters: others };
  return { ...operation, parameters: [...others, { ...status, schema: WRITTEN_AS }] };
}

/** Strapi calls the id of a document a UUID wherever it stands, so programs made from the description refuse every answer. */
export function withOwnIds<T>(part: T): T {
  if (Array.isArray(part)) return part.map(withOwnIds) as T;
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([name, value]: [string, unknown]) => [
    name,
    name === 'documentId' && isUuid(value) ? DOCUMENT_ID : withOwnIds(value),
  ]);
  return Object.fromEntries(entries) as T;
}

function isUuid(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'format' in schema && schema.format === 'uuid';
}

const SUMMARIES: Record<string, [list: string, one: string]> = {
  get: ['List, filter and sort', 'Read one of'],
  post: ['Write a new one of', 'Write'],
  put: ['Change', 'Change one of'],
  delete: ['Delete', 'Delete one of'],
};

function summaryOf(method: string, { name, isList }: About): string {
  return `${SUMMARIES[method]?.[isList ? 0 : 1] ?? method} ${name.replace(/-/g, ' ')}`;
}

function exemplified({ responses }: Operation, { example }: About): Record<string, Response> {
  const shown = Object.entries(responses ?? {}).map(([status, response]) => {
    const json = response.content?.['application/json'];
    if (!status.startsWith('2') || !json?.schema) return [status, response];
    const told = { ...json, schema: withMeta(json.schema), example };
    return [status, { ...response, content: { ...response.content, 'application/json': told } }];
  });
  return Object.fromEntries(shown) as Record<string, Response>;
}

/** Every answer has `meta` beside `data`, which Strapi's description forgets and then forbids. */
function withMeta(schema: Schema): Schema {
  const { data, ...others } = schema.properties ?? {};
  return { ...schema, properties: { data: entryIn(data ?? {}), ...others, meta: { type: 'object' } } };
}

const LANGUAGES = {
  servedLocale: { type: ['string', 'null'], description: 'The language this version is written in' },
  isFallback: { type: 'boolean', description: 'Whether it is in another language than the one asked for' },
  isStale: { type: 'boolean', description: 'Whether the text it was translated from has changed since' },
};
const JSON_LD = {
  jsonLd: { type: ['object', 'null'], description: 'What schema.org says of it, where `jsonLd=true` asks for it' },
};

/** What the office tells of an entry besides its own fields; of those, an answer holds what was asked for. */
function entryIn(data: Schema): Schema {
  if (data.items) return { ...data, items: entryIn(data.items) };
  if (!data.properties) return data;
  return {
    ...data,
    required: ['id', 'documentId'],
    properties: { ...data.properties, ...('locale' in data.properties && LANGUAGES), ...JSON_LD },
  };
}

const WRITTEN_AS = {
  type: 'string',
  enum: ['draft', 'published'],
  default: 'draft',
  description: 'What is written: a draft, which readers do not see, or at once the published version.',
};
