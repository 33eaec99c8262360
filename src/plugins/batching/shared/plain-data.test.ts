import { copyOf, isPlain } from './plain-data';

describe('Plain data', () => {
  it.each([
    ['what JSON can say', { a: [1, 'x', null, { b: true }] }, true],
    ['a date, which JSON writes as a text', { a: new Date(0) }, false],
    ['what JSON leaves out', { a: undefined }, false],
    ['what JSON writes as null', [Number.NaN], false],
    ['something with a life of its own', { a: new Map() }, false],
    ['an object of GraphQL, which has no prototype', Object.assign(Object.create(null) as object, { a: 1 }), true],
  ])('%s', (_, value, expected) => expect(isPlain(value)).toBe(expected));

  it('copied shares nothing', () => {
    const own = { a: [{ b: 1 }] };
    const copy = copyOf(own);
    copy.a[0]!.b = 2;
    expect(own).toEqual({ a: [{ b: 1 }] });
  });
});
