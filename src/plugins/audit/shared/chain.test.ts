import { createHash } from 'node:crypto';

import { breakAt, breakAtEnd, tellBreak, type Link } from './chain';
import { difference } from './difference';

const row = (number: number, former: string, canonical = `row ${number}`): Link => ({
  number,
  former,
  canonical,
  hash: createHash('sha256').update(canonical).digest('hex'),
});
const first = row(1, 'genesis');

describe('The chain', () => {
  it.each([
    ['follows', row(2, first.hash), null],
    ['lacks a row', row(3, first.hash), { number: 2, fault: 'missing' }],
    ['has a row twice', row(1, first.hash), { number: 2, fault: 'missing' }],
    ['has a changed row', { ...row(2, first.hash), canonical: 'other' }, { number: 2, fault: 'changed' }],
    ['has an exchanged row', row(2, 'other'), { number: 2, fault: 'unchained' }],
  ] as const)('%s', (_, link, broken) => expect(breakAt(link, first)).toEqual(broken));

  it('ends where the head says', () => {
    expect(breakAtEnd(first, first)).toBeNull();
    expect(breakAtEnd(first, row(3, 'x'))).toEqual({ number: 2, fault: 'cut' });
    expect(breakAtEnd(first, { number: 1, hash: 'other' })).toEqual({ number: 2, fault: 'cut' });
    expect(tellBreak({ number: 2, fault: 'missing' })).toBe('The log is broken: entry 2 is missing.');
  });
});

describe('The difference', () => {
  it('is what changed, of lists what was taken and added, of secrets that they changed', () => {
    const before = { name: 'a', rights: ['read', 'write'], key: 'x', same: 1 };
    const after = { name: 'b', rights: ['read', 'publish'], key: 'y', same: 1 };
    expect(difference(before, after, ['key'])).toEqual({
      before: { name: 'a', rights: ['write'], key: '•••' },
      after: { name: 'b', rights: ['publish'], key: '•••' },
    });
    expect(difference(before, { ...before })).toBeNull();
  });
});
