import { asksForAll } from './questions';

it.each([
  [{}, true],
  [{ publishedAt: { $notNull: true } }, true],
  [{ $and: [{ publishedAt: { $notNull: true } }, {}] }, true],
  [{ $and: [{ publishedAt: { $notNull: true } }, { kind: 'release' }] }, false],
  [{ publishedAt: { $null: true } }, false],
  [{ publishedAt: { $notNull: true, $lt: '2026-01-01' } }, false],
  [{ $or: [] }, false],
  [undefined, false],
])('%j asks for all that is published: %s', (where, isAll) => expect(asksForAll(where)).toBe(isAll));
