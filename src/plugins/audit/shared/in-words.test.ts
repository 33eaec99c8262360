import { linesOf } from './in-words';

it.each([
  [null, []],
  ['', []],
  ['Νέα ώρα', ['Νέα ώρα']],
  [false, ['false']],
  [0, ['0']],
  [
    ['el', 'tr'],
    ['el', 'tr'],
  ],
  [{ id: 3 }, ['{"id":3}']],
  [
    [
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Καλη' },
          { type: 'link', children: [{ type: 'text', text: 'μέρα' }] },
        ],
      },
      { type: 'paragraph', children: [{ type: 'text', text: '' }] },
    ],
    ['Καλημέρα'],
  ],
])('%j reads %j', (value, lines) => expect(linesOf(value)).toEqual(lines));
