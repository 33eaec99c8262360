import { itemsIn, itemsOf } from './lists';

describe('A list in a form', () => {
  it.each([
    ['a list', ['a', 'b'], ['a', 'b']],
    ['JSON', '["a"]', ['a']],
    ['text that is not JSON', 'a, b', []],
    ['nothing', null, []],
  ])('is read from %s', (_, value, expected) => {
    expect(itemsOf(value)).toEqual(expected);
  });

  it('is read from a line, whatever the commas', () => {
    expect(itemsIn(' λιμάνι,έργα , ,θέατρο,')).toEqual(['λιμάνι', 'έργα', 'θέατρο']);
  });
});
