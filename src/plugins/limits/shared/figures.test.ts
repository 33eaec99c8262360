import { parse } from 'graphql';

import { figuresOf } from './figures';

const figures = (text: string) => figuresOf(parse(text));

describe('The figures of a document', () => {
  it.each<[string, Partial<ReturnType<typeof figures>>]>([
    ['{ a }', { depth: 0, fields: 1, aliases: 0, directives: 0, rootFields: 1 }],
    ['{ a { b { c } } d }', { depth: 2, fields: 4, rootFields: 2 }],
    ['{ x: a y: a { z: b } }', { aliases: 3, rootFields: 2 }],
    ['query @one { a @skip(if: true) @include(if: true) ... @two { b } }', { directives: 4 }],
    ['{ ...F ...F } fragment F on Q { a { b } }', { depth: 1, fields: 4, rootFields: 2 }],
    ['{ ... on Q { a b } }', { rootFields: 2, fields: 2 }],
    ['query A { a } query B { a { b { c { d } } } }', { depth: 3, rootFields: 1 }],
    ['{ __schema { types { fields { type { ofType { ofType { name } } } } } } }', { depth: 0, fields: 7 }],
  ])('of %s', (text, expected) => expect(figures(text)).toMatchObject(expected));

  it.each([
    ['fragment A on Q { ...A }', 'A'],
    ['{ ...A } fragment A on Q { ...B } fragment B on Q { a { ...A } }', 'A'],
    ['{ b } fragment C on Q { x { ... on Q { ...C } } }', 'C'],
  ])('name the circle in %s', (text, circle) => expect(figures(text).circle).toBe(circle));

  it('are found at once, however large the text would become', () => {
    const doubling = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Q { ...F${n + 1} ...F${n + 1} }`);
    const started = performance.now();
    const { fields, rootFields } = figures(`{ ...F0 } ${doubling.join(' ')} fragment F60 on Q { a }`);
    expect(performance.now() - started).toBeLessThan(100);
    expect([fields, rootFields]).toEqual([2 ** 60, 2 ** 60]);
  });
});
