import { LANGUAGES } from '../../../office/refusal';
import { inOwnWords, sentence } from './sentences';

const heard = (message: string, field = '') => sentence(message, field, 'en');

describe('What was heard is said', () => {
  it.each([
    ['title must be at most 200 characters', 'The field “title” takes at most 200 characters. Shorten the text.'],
    ['title must be at least 1 characters', 'The field “title” is required. Fill it in.'],
    ['title must be a `string` type, but the final value was: `null`.', 'The field “title” is required. Fill it in.'],
    ['startsAt must be defined.', 'The field “startsAt” is required. Fill it in.'],
    [
      'capacity must be a `number` type, but the final value was: `NaN` (cast from the value `"many"`).',
      '“capacity” needs a value of the type number.',
    ],
    ['this must be a `object` type, but the final value was: `null` (cast from …).', '“data” needs a value of the type object.'],
    [
      'kind must be one of the following values: release, reply, ',
      'The field “kind” takes only one of these values: release, reply.',
    ],
    ['price must be greater than or equal to 0', 'The field “price” needs a number of at least 0.'],
    ['email must be a valid email', 'The field “email” needs an e-mail address such as name@town.example.'],
    [
      'Missing "data" payload in the request body',
      'The request has no data object. Send JSON of the form { "data": { … } } with Content-Type: application/json.',
    ],
    [
      "'' exceeds maximum operation depth of 10",
      'A GraphQL query reaches at most 10 levels deep. Ask for less, or in several queries.',
    ],
    [
      'Syntax Error: Expected Name, found <EOF>.',
      'The GraphQL query cannot be read (Expected Name, found <EOF>). Correct it at the place that locations shows.',
    ],
    [
      'Variable "$data" got invalid value "poem" at "data.kind"; Value "poem" does not exist in "KIND" enum.',
      'The value of “data.kind” does not fit (Value "poem" does not exist in "KIND" enum). Correct it.',
    ],
    ['DateTime cannot represent an invalid date-time-string abc.', 'The value abc does not fit the type DateTime. Correct it.'],
    ['body over 1 MB', 'The body of a request holds at most 1 MB. Send less at a time.'],
  ])('%s', (message, expected) => {
    expect(heard(message)).toBe(expected);
  });

  it('in the language of the caller', () => {
    const message = 'summary must be at most 300 characters';
    expect(LANGUAGES.map((language) => sentence(message, '', language))).toEqual([
      'Το πεδίο «summary» χωρά έως 300 χαρακτήρες. Συντομεύστε το κείμενο.',
      '“summary” alanı en çok 300 karakter alır. Metni kısaltın.',
      'The field “summary” takes at most 300 characters. Shorten the text.',
    ]);
  });

  it('with the place of a value inside the entry', () => {
    const errors = [
      { path: ['quotes', '0', 'speaker'], message: 'quotes[0].speaker must be at most 255 characters', value: 'x'.repeat(300) },
    ];
    const told = inOwnWords({ name: 'ValidationError', message: errors[0]?.message ?? '', details: { errors } }, 'en');
    expect(told.message).toBe('The field “quotes[0].speaker” takes at most 255 characters. Shorten the text.');
    expect(told.details).toEqual({ errors: [{ path: ['quotes', '0', 'speaker'], message: told.message, value: undefined }] });
  });

  it('once for each field, instead of a number of errors', () => {
    const missing = (name: string) => ({ path: [name], message: `${name} must be defined.`, value: null });
    const told = inOwnWords(
      { name: 'ValidationError', message: '2 errors occurred', details: { errors: [missing('a'), missing('b')] } },
      'en',
    );
    expect(told.message).toBe('The field “a” is required. Fill it in. The field “b” is required. Fill it in.');
  });

  it('with the name of what cannot be asked for', () => {
    const details = { key: 'taxNumber', path: 'organization.parent.taxNumber', source: 'query', param: 'filters' };
    const told = inOwnWords(
      { name: 'ValidationError', message: 'Invalid key taxNumber at organization.parent.taxNumber', details },
      'en',
    );
    expect(told.message).toContain('“organization.parent.taxNumber” does not exist here or is not public.');
    expect(told.details).toMatchObject({ field: 'organization.parent.taxNumber', param: 'filters' });
  });

  it('not at all, where nobody foresaw it', () => {
    const fault = { name: 'ApplicationError', message: 'Nobody foresaw this', details: {} };
    expect(inOwnWords(fault, 'el')).toEqual(fault);
  });
});
