import { chainOf } from './chain';

it.each([
  ['tr', ['el', 'tr', 'en'], ['tr', 'en', 'el']],
  ['en', ['el', 'tr', 'en'], ['en', 'el']],
  ['el', ['el', 'tr', 'en'], ['el', 'en']],
  ['de', ['el', 'de'], ['de', 'el']],
])('An entry asked for in %s, of %j, is looked for in %j', (asked, known, chain) =>
  expect(chainOf({ asked, known, first: 'el' })).toEqual(chain),
);
