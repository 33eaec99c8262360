import { type Act, addressesOf, nextDigest } from './rules';

const act = { by: { id: 2, isSystem: false }, submittedBy: 1, changedBy: [], dueBy: null, forcedAuthors: [] };
const people = (...ids: number[]) => ({ people: ids });

describe('Notices', () => {
  it.each<[Act['verb'], object, object[]]>([
    ['submit', {}, [{ kind: 'to-approve', to: { right: 'clear', except: [2] } }]],
    ['return', {}, [{ kind: 'returned', to: people(1) }]],
    ['return', { by: { id: 3, isSystem: true }, dueBy: 3 }, [{ kind: 'failed-when-due', to: people(1, 3) }]],
    ['approve', {}, [{ kind: 'approved', to: people(1) }]],
    ['publish', {}, [{ kind: 'published', to: people(1) }]],
    ['publish', { submittedBy: 2 }, [{ kind: 'published', to: people() }]],
    ['publish', { by: { id: 1, isSystem: true } }, [{ kind: 'published', to: people(1) }]],
    [
      'force-publish',
      { changedBy: [4], forcedAuthors: [1, 5] },
      [
        { kind: 'published', to: people(1) },
        { kind: 'to-countersign', to: { right: 'clear', except: [2, 1, 4, 5] } },
      ],
    ],
    ['schedule', {}, []],
  ])('after %s %j go to %j', (verb, more, addresses) => expect(addressesOf({ ...act, verb, ...more })).toEqual(addresses));

  it.each([
    ['2026-11-22T05:59:00Z', '2026-11-22T06:00:00.000Z'],
    ['2026-11-22T06:00:00Z', '2026-11-23T06:00:00.000Z'],
    ['2026-10-24T12:00:00Z', '2026-10-25T06:00:00.000Z'],
    ['2026-03-28T12:00:00Z', '2026-03-29T05:00:00.000Z'],
  ])('of a day that begins after %s go out at eight: %s', (now, at) => {
    expect(nextDigest({ now: new Date(now), timeZone: 'Europe/Athens' }).toISOString()).toBe(at);
  });
});
