import { canonical, changesBetween } from './changes';

describe('What changed between two versions', () => {
  it('is told by the portal’s own fields, those of the extras by their names', () => {
    const before = { subject: 'Α', versionId: '1', extraFieldValues: { amount: 1, cpv: null } };
    const after = { subject: 'Β', versionId: '2', extraFieldValues: { amount: 2, cpv: [] } };
    expect(changesBetween(before, after)).toEqual([
      { field: 'subject', before: 'Α', after: 'Β' },
      { field: 'extraFieldValues.amount', before: 1, after: 2 },
    ]);
  });

  it('is nothing where only the order or the kind of emptiness differs', () => {
    expect(changesBetween({ a: { x: 1, y: [] }, b: null }, { a: { y: null, x: 1 } })).toEqual([]);
  });

  it.each([
    [{ b: 1, a: [1, { d: null, c: '“' }] }, '{"a":[1,{"c":"“"}],"b":1}'],
    [{ a: {}, b: [], c: { d: { e: null } } }, 'null'],
    [undefined, 'null'],
    [[[], null], '[null,null]'],
    [0, '0'],
    ['', '""'],
  ])('compares %j as %s', (value, text) => expect(canonical(value)).toBe(text));

  it('takes no longer for what lies deep than for what lies beside it', () => {
    const deep = Array.from({ length: 200 }).reduce<object>((inner) => ({ inner }), { end: 1 });
    expect(canonical(deep)).toContain('"end":1');
  });
});
