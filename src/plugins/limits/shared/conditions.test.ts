import { conditionsIn, isDeeperThan, ordersIn } from './conditions';
import { rowsPopulated } from './populated';

describe('A filter', () => {
  it.each<[unknown, number, number]>([
    [undefined, 1, 0],
    [{ title: 'a' }, 1, 0],
    [{ title: { $eq: 'a', $ne: 'b' } }, 2, 0],
    [{ title: { $in: ['a', 'b', 'c'] } }, 3, 0],
    [{ organization: { name: { $eq: 'a' } } }, 1, 1],
    [{ $or: [{ organization: { parent: { name: 'a' } } }, { topics: { name: 'b' } }] }, 2, 3],
    [{ $and: { 0: { title: 'a' }, 1: { title: 'b' } } }, 2, 0],
    [{ $or: [{}, {}, { title: { $in: [] } }] }, 3, 0],
    [{ $not: { organization: { $or: [{ name: 'a' }, { name: 'b' }] } } }, 2, 1],
  ])('%j', (filters, conditions, relations) => expect(conditionsIn(filters)).toEqual({ conditions, relations }));
});

describe('A sort', () => {
  it.each([
    [undefined, 0],
    ['title', 1],
    ['title:asc,number:desc', 2],
    [['title:asc', 'number,kind'], 3],
    [{ title: 'asc', organization: { name: 'desc' } }, 2],
    [[{ title: 'asc' }, { number: 'desc' }], 2],
  ])('%j names %i orders', (sort, orders) => expect(ordersIn(sort)).toBe(orders));
});

describe('How deep a value is', () => {
  const nested = (levels: number): object => (levels === 1 ? {} : { $and: nested(levels - 1) });
  it('is told at the level where it passes', () => {
    expect(isDeeperThan(30, nested(30))).toBe(false);
    expect(isDeeperThan(30, [nested(30)])).toBe(true);
  });
});

describe('What is populated', () => {
  const one = { isMany: false, branches: [] };
  const many = { isMany: true, branches: [] };
  it.each([
    [25, [], 25],
    [25, [one], 50],
    [25, [many], 275],
    [1, [{ ...many, size: 3, branches: [one, many] }], 1 + 3 * (1 + 1 + 10)],
  ])('%i entries with %j read %i', (page, branches, rows) => expect(rowsPopulated(page, branches)).toBe(rows));
});
