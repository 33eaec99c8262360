import { fullName } from './full-name';

it.each([
  [{ familyName: 'Ανεμάς', givenName: 'Θάλεια' }, 'Ανεμάς Θάλεια'],
  [{ familyName: 'Ανεμάς' }, 'Ανεμάς'],
  [{ familyName: 'Ανεμάς', givenName: null }, 'Ανεμάς'],
  [{ familyName: 'Ανεμάς', givenName: '' }, 'Ανεμάς'],
])('%j is found under «%s»', (person, name) => {
  expect(fullName(person)).toBe(name);
});
