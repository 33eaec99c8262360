import { type Model, placeOf, refusalsToValues } from './entry';
import type { Field } from './values';

const quote: Model = { uid: 'office.quote', attributes: { speaker: { type: 'string' } } };
const event: Model = {
  uid: 'api::event.event',
  attributes: {
    title: { type: 'string', required: true },
    slug: { type: 'uid' },
    body: { type: 'blocks' },
    exceptions: { type: 'json' },
    capacity: { type: 'integer' },
    price: { type: 'decimal' },
    budget: { type: 'decimal', column: { args: [20, 2] } },
    startsAt: { type: 'datetime' },
    day: { type: 'date' },
    at: { type: 'time' },
    topics: { type: 'relation', target: 'api::topic.topic' },
    quotes: { type: 'component', component: 'office.quote', repeatable: true },
  } satisfies Record<string, Field>,
};
const models = (uid: string) => (uid === quote.uid ? quote : undefined);
const refused = (data: object) => refusalsToValues({ data, model: event, models }).map(({ code, field }) => `${code} ${field}`);

describe('A value stands in its field', () => {
  it.each([
    [
      'a whole entry',
      {
        title: 'Συναυλία',
        slug: 'synavlia',
        body: [],
        exceptions: ['2026-05-01'],
        capacity: 40,
        price: '12.50',
        quotes: [{ speaker: 'A' }],
      },
    ],
    ['empty values', { title: null, slug: '', body: null, capacity: null, startsAt: undefined }],
    ['a sum that only a wider column holds', { budget: 987_654_321_012.5 }],
    ['an instant', { startsAt: '2026-05-31T10:00:00.000Z' }],
    ['an instant in another zone', { startsAt: '2026-05-31T10:00+03:00' }],
    ['a day as an instant', { startsAt: '2026-05-31' }],
    ['milliseconds', { startsAt: 1780221600000 }],
    ['a Date', { startsAt: new Date(), day: new Date(), at: new Date() }],
    ['a day and a time', { day: '2026-02-28', at: '19:30:00.000' }],
    ['JSON as a text', { exceptions: '["2026-05-01"]' }],
  ])('as in %s', (_, data) => {
    expect(refused(data)).toEqual([]);
  });

  it.each([
    [null],
    ['rwuw7pzm5v3rc6pgb1ffkxhg'],
    [7],
    ['7'],
    [['rwuw7pzm5v3rc6pgb1ffkxhg', 7, { id: 7 }, { documentId: 'x', locale: 'el' }]],
    [{ connect: [{ documentId: 'x', position: { before: 'y' } }], disconnect: [] }],
    [{ set: null }],
    [{ connect: 'x' }],
  ])('and leads to others as in %j', (topics) => {
    expect(refused({ topics })).toEqual([]);
  });

  it.each([
    [true],
    [0],
    [1.5],
    [1e12],
    ['99999999999'],
    ['a b'],
    ['2026-01-01'],
    [{ id: 'x' }],
    [{ documentId: 7 }],
    ['a\0'],
    [''],
    [{}],
    [{ a: 1 }],
    [[['x']]],
    [{ id: {} }],
    [{ connect: [{ id: 1e12 }] }],
    [{ connect: [true] }],
  ])('and not to nowhere as in %j', (topics) => {
    expect(refused({ topics })).toEqual(['relation-unreadable topics']);
  });

  it.each([
    [{ slug: 7 }, 'wrong-type slug'],
    [{ slug: {} }, 'wrong-type slug'],
    [{ body: 'text' }, 'wrong-type body'],
    [{ exceptions: 'x' }, 'wrong-type exceptions'],
    [{ capacity: 'many' }, 'wrong-type capacity'],
    [{ capacity: 99_999_999_999 }, 'wrong-type capacity'],
    [{ budget: '1234567890123456789' }, 'wrong-type budget'],
    [{ price: 'cheap' }, 'wrong-type price'],
    [{ startsAt: 'tomorrow' }, 'wrong-type startsAt'],
    [{ startsAt: 12 }, 'wrong-type startsAt'],
    [{ startsAt: '2026-13-45T99:99:99Z' }, 'wrong-type startsAt'],
    [{ day: '2026-02-30' }, 'wrong-type day'],
    [{ at: '25:00:00' }, 'wrong-type at'],
    [{ title: 'a\0b' }, 'unstorable title'],
    [{ title: ' \n ' }, 'blank title'],
    [{ constructor: { a: 1 } }, 'unknown-field constructor'],
    [{ quotes: [{ speaker: 'A' }, { speaker: 7 }] }, 'wrong-type quotes[1].speaker'],
  ])('and not as %j', (data, expected) => {
    expect(refused(data)).toEqual([expected]);
  });

  it('is found where it stands', () => {
    expect(placeOf('x1', { topics: { connect: ['a', 'x1'] } })).toBe('topics.connect[1]');
    expect(placeOf('x1', { programme: [{ place: { documentId: 'x1' } }] })).toBe('programme[0].place.documentId');
    expect(placeOf('x1', { title: 'x' })).toBe('');
  });
});
