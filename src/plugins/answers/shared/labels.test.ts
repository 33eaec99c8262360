import type { Model } from './entry';
import { inLabels, labelOf, type Labels } from './labels';

const quote: Model = { uid: 'office.quote', attributes: { speaker: { type: 'string' } } };
const release: Model = {
  uid: 'api::press-release.press-release',
  attributes: {
    title: { type: 'string' },
    body: { type: 'blocks' },
    quotes: { type: 'component', component: 'office.quote', repeatable: true },
    secret: { type: 'string' },
  },
};
const WORDS: Record<string, string> = {
  'api::press-release.press-release title': 'Τίτλος',
  'api::press-release.press-release body': 'Κείμενο',
  'api::press-release.press-release quotes': 'Δηλώσεις',
  'office.quote speaker': 'Ομιλητής',
};
const labels: Labels = ({ type, field }) => WORDS[`${type} ${field}`];
const models = (uid: string) => (uid === quote.uid ? quote : undefined);
const called = (place: string) => labelOf(place, { model: release, models, labels, language: 'el' });

describe('A field is called', () => {
  it.each([
    ['title', 'Τίτλος'],
    ['quotes[1].speaker', 'Δηλώσεις 2 › Ομιλητής'],
    ['quotes[0]', 'Δηλώσεις 1'],
    ['body[0]', 'Κείμενο'],
    ['secret', undefined],
    ['quotes[0].colour', undefined],
    ['title.length', undefined],
    ['[0]', undefined],
    ['', undefined],
  ])('%s: %s', (place, label) => {
    expect(called(place)).toBe(label);
  });
});

describe('An answer calls fields by their labels', () => {
  it('in every refusal, and keeps the key for programs', () => {
    const refusals = [
      { code: 'blank', message: 'Το πεδίο «title» έχει μόνο κενά.', field: 'title' },
      { code: 'unknown-field', message: 'Δεν υπάρχει πεδίο «colour».', field: 'colour' },
      { code: 'no-field', message: 'Όχι «title».' },
    ];
    expect(inLabels({ name: 'Refused', message: '…', details: { refusals } }, called)).toEqual({
      name: 'Refused',
      message: 'Το πεδίο «Τίτλος» έχει μόνο κενά. Δεν υπάρχει πεδίο «colour». Όχι «title».',
      details: { refusals: [{ ...refusals[0], message: 'Το πεδίο «Τίτλος» έχει μόνο κενά.' }, refusals[1], refusals[2]] },
    });
  });

  it('in every mistake that validation found', () => {
    const errors = [{ path: ['quotes', '0', 'speaker'], message: '“quotes[0].speaker” alanı zorunlu.' }];
    expect(inLabels({ name: 'ValidationError', message: '…', details: { errors } }, called)).toMatchObject({
      message: '“Δηλώσεις 1 › Ομιλητής” alanı zorunlu.',
      details: { errors: [{ path: ['quotes', '0', 'speaker'] }] },
    });
  });

  it('where one field is named, and where none is nothing changes', () => {
    const one = { name: 'ValidationError', message: 'The field “title” …', details: { field: 'title' } };
    expect(inLabels(one, called).message).toBe('The field “Τίτλος” …');
    expect(inLabels({ ...one, details: {} }, called)).toEqual({ ...one, details: {} });
  });
});
