import { truthful } from './operations';

const parameters = ['fields', 'status', 'publicationFilter', 'hasPublishedVersion'].map((name) => ({ name }));
const described = (method: string) => truthful(method, { parameters }).parameters?.map(({ name }) => name);

describe('The description of an operation', () => {
  it.each(['get', 'delete'])('offers no drafts to %s', (method) => expect(described(method)).toEqual(['fields']));

  it.each(['post', 'put'])('says that %s leaves a draft', (method) => {
    expect(described(method)).toEqual(['fields', 'status']);
    expect(truthful(method, { parameters }).parameters?.[1]?.schema).toMatchObject({ default: 'draft' });
  });

  it('leaves an operation without parameters alone', () => expect(truthful('get', {})).toEqual({}));
});
