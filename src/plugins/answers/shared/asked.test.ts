import { z } from 'zod';

import { LANGUAGES } from '../../../office/refusal';
import { type Issue, refusalsToAsked } from './asked';
import { ASKED_LABELS } from './asked-labels';

const schema = z.strictObject({
  from: z.iso.date().optional(),
  takenAt: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  year: z.coerce.number().int().min(1900).max(9999).optional(),
  before: z.coerce.number().int().positive().optional(),
  name: z.string().trim().min(1).max(20).optional(),
  locale: z.string().min(2),
  email: z.email().optional(),
  url: z.url().optional(),
  timing: z.enum(['never', 'daily']).optional(),
  major: z.boolean().optional(),
  id: z.string().regex(/^\d+$/).optional(),
  altTexts: z.strictObject({ el: z.string().max(3) }).optional(),
});

function told(given: unknown): string {
  const read = schema.safeParse(given);
  if (read.success) throw new Error('It fits.');
  const refusals = refusalsToAsked({ issues: read.error.issues as Issue[], given, fields: ['from', 'locale'] });
  for (const { says } of refusals) {
    expect(LANGUAGES.map((language) => says[language]).filter((sentence) => /[.]$/.test(sentence))).toHaveLength(3);
    expect(new Set(Object.values(says)).size).toBe(3);
  }
  return refusals.map(({ says }) => says.en).join(' ');
}

it.each([
  [{}, 'The field “Language” is required. Fill it in.'],
  [{ locale: 'e' }, 'The field “Language” needs at least 2 characters.'],
  [{ locale: 'el', from: '2026-02-31' }, 'The field “From” needs a day that exists, such as 2026-12-31.'],
  [{ locale: 'el', from: ['2026-02-01', '2026-02-02'] }, 'The field “From” needs one text, given once.'],
  [{ locale: 'el', takenAt: 'yesterday' }, 'The field “Taken” needs a day or an instant'],
  [{ locale: 'el', year: 'MMXXVI' }, 'The field “Year” needs a whole number. Write it in digits.'],
  [{ locale: 'el', year: 1.5 }, 'The field “Year” needs a whole number. Write it in digits.'],
  [{ locale: 'el', year: 12 }, 'The field “Year” needs a number of at least 1900.'],
  [{ locale: 'el', year: 99999 }, 'The field “Year” goes up to 9999. Give less.'],
  [{ locale: 'el', before: 0 }, 'The field “Before entry” needs a number of at least 1.'],
  [{ locale: 'el', name: ' ' }, 'The field “Name” is required. Fill it in.'],
  [{ locale: 'el', name: 'x'.repeat(30) }, 'The field “Name” takes at most 20 characters. Shorten it.'],
  [{ locale: 'el', email: 'nobody' }, 'The field “E-mail” needs an e-mail address such as name@paper.example.'],
  [{ locale: 'el', url: 'x' }, 'The field “Address” needs a web address'],
  [{ locale: 'el', timing: 'weekly' }, 'The field “Notices” takes only one of these values: never, daily.'],
  [{ locale: 'el', major: 'yes' }, 'The field “Major change” is yes or no: write true or false.'],
  [{ locale: 'el', id: 'x' }, 'The field “Number” does not have the right form. Correct it.'],
  [{ locale: 'el', altTexts: { el: 'xxxx' } }, 'The field “Alternative texts › el” takes at most 3 characters.'],
  [{ locale: 'el', other: 1 }, 'There is no such field here: other. Leave it out; these are taken: from, locale.'],
  ['text', 'Send a JSON object with the fields: from, locale.'],
])('%j', (given, sentence) => expect(told(given)).toContain(sentence));

it('has a label in each language for every field', () => {
  for (const label of Object.values(ASKED_LABELS)) expect(LANGUAGES.map((language) => label[language]).every(Boolean)).toBe(true);
});
