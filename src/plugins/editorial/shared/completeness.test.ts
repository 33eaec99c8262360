import { missingFrom, type Unpublished } from './completeness';
import { canonical, type Text, type Value } from './text';

const shape = {
  required: ['title', 'summary', 'body', 'organization'],
  rich: ['body'],
  contacts: ['pressContact'],
  within: { programme: ['at', 'title'], images: ['file', 'alt'], attachments: ['file', 'title'], pressContact: ['name'] },
};
const paragraph = (...children: Value[]): Value => ({ type: 'paragraph', children });
const link = (words: string): Value => ({ type: 'link', url: 'https://demo.example', children: [{ type: 'text', text: words }] });
const text = (words: string): Value => ({ type: 'text', text: words });

const complete: Text['fields'] = {
  title: 'Νέα ώρα λειτουργίας',
  summary: 'Περίληψη',
  organization: { documentId: 'x' },
  body: [{ type: 'heading', level: 2, children: [text('Πότε')] }, paragraph(text('Από Δευτέρα. '), link('Το πρόγραμμα'))],
  images: [{ file: { name: 'a.jpg' }, alt: 'Το λιμάνι από ψηλά' }],
  attachments: [{ file: { name: 'a.pdf' }, title: 'Η απόφαση' }],
  pressContact: { name: 'Γραφείο', email: 'press@demo.example', phone: '+30 2100 000 101' },
};

function codes(changes: Text['fields'], unpublished: Unpublished[] = []): string[] {
  const changed: Text = { title: 'x', fields: { ...complete, ...changes } };
  return missingFrom({ text: changed, shape, unpublished }).map(({ code, field }) => `${code} ${field}`);
}

const issued = (kind: string) =>
  missingFrom({ text: { title: 'x', fields: complete }, shape, unpublished: [], issuer: { name: 'Εφημερίδα', kind } }).map(
    ({ code }) => code,
  );

it.each([
  ['municipality', []],
  ['legal-entity', []],
  ['municipal-company', []],
  ['media-outlet', ['cannot-issue']],
  ['party', ['cannot-issue']],
])('A text in which a body of the kind %s speaks', (kind, reasons) => expect(issued(kind)).toEqual(reasons));

it('A text whose body has no name in its language asks for that name', () => {
  const fields = { ...complete, organization: null };
  const [reason] = missingFrom({ text: { title: 'x', fields }, shape, unpublished: [], untranslated: 'Δήμος Λιμανιού' });
  expect(reason).toMatchObject({ code: 'body-not-translated', field: 'organization' });
  expect(reason?.says.en).toBe('The body “Δήμος Λιμανιού” has no name in this language. Translate the body first.');
});

describe('A text that may go out', () => {
  it('has all that readers need', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ images: [], attachments: null, pressContact: null })).toEqual([]);
  });

  it.each<[Text['fields'], string[]]>([
    [{ title: ' ' }, ['field-missing title']],
    [{ organization: null }, ['field-missing organization']],
    [{ body: [] }, ['field-missing body']],
    [{ body: [paragraph(text(''))] }, ['field-missing body']],
    [
      {
        programme: [
          { at: '10:00:00', title: 'Έναρξη' },
          { at: null, title: '' },
        ],
      },
      ['field-missing programme.1.at', 'field-missing programme.1.title'],
    ],
    [{ pressContact: { name: null } }, ['field-missing pressContact.name']],
    [{ images: [{ file: null, alt: 'Το λιμάνι' }] }, ['field-missing images.0.file']],
    [{ images: [{ file: { name: 'a.jpg' }, alt: '' }] }, ['alt-missing images.0']],
    [{ images: [{ file: { name: 'a.jpg' }, alt: 'DSC_0123.JPG' }] }, ['alt-missing images.0']],
    [
      { body: [paragraph(text('α')), { type: 'image', image: { name: 'b.png', alternativeText: null }, children: [] }] },
      ['alt-missing body'],
    ],
    [{ body: [{ type: 'heading', level: 2, children: [text(' ')] }, paragraph(text('α'))] }, ['heading-empty body']],
    [{ body: [paragraph(text('Δείτε '), link('εδώ'))] }, ['link-says-nothing body']],
    [{ body: [paragraph(text('α'), link('https://demo.example/x'))] }, ['link-says-nothing body']],
    [
      { body: [{ type: 'list', children: [{ type: 'list-item', children: [link('Click here!')] }] }] },
      ['link-says-nothing body'],
    ],
    [{ attachments: [{ file: { name: 'a.pdf' }, title: 'a.pdf' }] }, ['attachment-title-missing attachments.0']],
    [{ pressContact: { name: 'x', email: 'press@', phone: '' } }, ['contact-email-wrong pressContact.email']],
    [{ pressContact: { name: 'x', phone: '12' } }, ['contact-phone-wrong pressContact.phone']],
  ])('is told what is missing in %j', (changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });

  it.each([
    '0286 000 50 54 / 115',
    '0286 000 50 54 dahili 115',
    '2100000101 (εσωτ. 12)',
    '210 0000101-102',
    '2100000101, 2100000102',
  ])('takes the phone %s as offices write it', (phone) => expect(codes({ pressContact: { name: 'x', phone } })).toEqual([]));

  it.each(['12 / 115', '2100000101, 12345678901234567890', 'στο γραφείο'])('and not %s', (phone) =>
    expect(codes({ pressContact: { name: 'x', phone } })).toEqual(['contact-phone-wrong pressContact.phone']),
  );

  it('refers only to what is public, and names what is not', () => {
    const [reason] = missingFrom({
      text: { title: '', fields: complete },
      shape,
      unpublished: [{ field: 'relatedEvents', title: 'Συναυλία' }],
    });
    expect(reason).toMatchObject({ code: 'reference-not-public', field: 'relatedEvents' });
    expect(reason?.says.el).toContain('«Συναυλία»');
  });
});

describe('The same text', () => {
  const form = (fields: Text['fields']) => canonical({ title: '', fields });

  it('is the same however its fields are ordered, and whether nothing is null, empty or left out', () => {
    expect(form({ a: 1, b: { c: 'x', d: null } })).toBe(form({ b: { d: '', c: 'x' }, a: 1, e: null }));
  });

  it('is another when a word, an order or a picture’s description changes', () => {
    const forms = [
      complete,
      { ...complete, title: 'Άλλο' },
      { ...complete, images: [{ file: { name: 'a.jpg' }, alt: 'Άλλο' }] },
    ].map(form);
    expect(new Set(forms).size).toBe(3);
    expect(form({ a: [1, 2] })).not.toBe(form({ a: [2, 1] }));
  });
});
