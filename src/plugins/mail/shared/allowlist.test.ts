import { allowedRecipients } from './allowlist';

describe('Real mail outside production', () => {
  it.each([
    ['nobody, with an empty list', '', ['a@b.example'], []],
    ['an address on the list', 'a@b.example', ['A@B.example', 'c@b.example'], ['A@B.example']],
    ['everybody of a domain', 'b.example', ['Άννα <a@b.example>', 'a@b.example.evil.example'], ['Άννα <a@b.example>']],
  ])('goes to %s', (_, allowlist, recipients, expected) => {
    expect(allowedRecipients({ recipients, allowlist, isProduction: false })).toEqual(expected);
  });

  it('goes to all in production', () => {
    expect(allowedRecipients({ recipients: ['a@b.example'], allowlist: '', isProduction: true })).toEqual(['a@b.example']);
  });
});
