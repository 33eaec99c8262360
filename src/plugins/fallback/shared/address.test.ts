import { addressIn, byDocument, refusalsToAddress } from './address';

describe('An address in a question', () => {
  it.each([
    [{ slug: 'neo-orario' }, 'neo-orario'],
    [{ slug: { $eq: 'neo-orario' } }, 'neo-orario'],
    [{ $and: [{ slug: { $eq: 'neo-orario' } }, { publishedAt: { $notNull: true } }] }, 'neo-orario'],
    [{ $and: [{ $and: [{ kind: 'release' }, { slug: 'neo-orario' }] }] }, 'neo-orario'],
    [{ slug: { $ne: 'neo-orario' } }, undefined],
    [{ slug: { $eq: 'neo-orario', $contains: 'neo' } }, undefined],
    [{ $or: [{ slug: 'neo-orario' }, { kind: 'release' }] }, undefined],
    [{ $not: { slug: 'neo-orario' } }, undefined],
    [{ topics: { slug: 'limani' } }, undefined],
    [undefined, undefined],
  ])('in %j is %j', (filters, address) => {
    expect(addressIn(filters)).toBe(address);
  });

  it('gives way to the document that stands there, and the rest of the question stays', () => {
    const asked = { $and: [{ slug: { $eq: 'neo-orario' }, kind: 'release' }, { publishedAt: { $notNull: true } }] };
    expect(byDocument(asked, 'a1')).toEqual({
      $and: [{ kind: 'release', documentId: { $eq: 'a1' } }, { publishedAt: { $notNull: true } }],
    });
  });

  it('is refused where nothing can stand at it', () => {
    expect(refusalsToAddress('a'.repeat(255))).toEqual([]);
    expect(refusalsToAddress('a'.repeat(256))).toMatchObject([{ code: 'address-too-long', field: 'slug' }]);
  });
});
