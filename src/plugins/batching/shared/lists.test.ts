import { listsIn, placesOf } from './lists';

describe('Lists of rows in a condition', () => {
  it.each([
    [[{ id: [1, 2] }], [[1, 2]]],
    [[{ 't1.press_release_id': [7, 8, 9], locale: 'el' }], [[7, 8, 9]]],
    [
      [{ document_id: ['a', 'b'], id: { $notIn: [1, 2] } }],
      [
        ['a', 'b'],
        [1, 2],
      ],
    ],
    [[{ $and: [{ id: { $in: [3] } }, { kind: ['a', 'b'] }] }], [[3]]],
    [[{ kind: ['a', 'b'] }], []],
    [[{ id: [] }], []],
    [[{ id: ['1', '2'] }], []],
    [[{ id: [1.5] }], []],
    [[{ year: [2026] }], []],
  ])('of %j are %j', (where, lists) => {
    expect(listsIn(where).lists).toEqual(lists);
  });

  it('leave the same question whichever rows are looked up, and another for more of them', () => {
    const rest = (ids: unknown[]) => JSON.stringify(listsIn([{ id: ids, locale: 'el' }]).rest);
    expect(rest([1, 2])).toBe(rest([3, 4]));
    expect(rest([1, 2])).not.toBe(rest([1, 2, 3]));
    expect(rest([1, 2])).not.toBe(rest(['1', '2']));
  });

  it.each([
    [['el', 1, 2, 20], [[1, 2]], [1]],
    [
      ['a', 'b', 1, 2],
      [
        ['a', 'b'],
        [1, 2],
      ],
      [0, 2],
    ],
    [['el', 20], [], []],
    [[1, 2, 1, 2], [[1, 2]], undefined],
    [['el', 20], [[1, 2]], undefined],
    [[1, 2, 'a'], [['a'], [1, 2]], undefined],
    [[5, 5], [[5]], undefined],
  ])('stand among %j, being %j, at %j', (values, lists, places) => {
    expect(placesOf(values, lists)).toEqual(places);
  });
});
