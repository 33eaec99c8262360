type Parameter = { name?: string; description?: string; schema?: object };
export type Operation = { parameters?: Parameter[] };

const ABOUT_DRAFTS = ['status', 'publicationFilter', 'hasPublishedVersion'];
const WRITES = ['post', 'put'];

/** Of what Strapi says about drafts only what holds here: readers never get one, and a write leaves a draft unless it says otherwise. */
export function truthful(method: string, operation: Operation): Operation {
  if (!operation.parameters) return operation;
  const others = operation.parameters.filter(({ name }) => !ABOUT_DRAFTS.includes(name ?? ''));
  const status = operation.parameters.find(({ name }) => name === 'status');
  if (!status || !WRITES.includes(method)) return { ...operation, parameters: others };
  return { ...operation, parameters: [...others, { ...status, schema: WRITTEN_AS }] };
}

const WRITTEN_AS = {
  type: 'string',
  enum: ['draft', 'published'],
  default: 'draft',
  description: 'What is written: a draft, which readers do not see, or at once the published version.',
};
