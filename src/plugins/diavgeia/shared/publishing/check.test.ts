import { readAmount, isAmbiguous } from './amount';
import { faultsIn } from './check';
import type { Field, TypedObject } from './field';
import { formOf } from './head';
import { toMetadata, toTyped } from './metadata';

const field = (uid: string, rest: Partial<Field> = {}): Field => ({
  ...{ uid, label: uid, help: null, type: 'string', validation: null, required: false, multiple: false },
  ...{ maxLength: 0, dictionary: null, fixedValueList: [], nestedFields: [] },
  ...rest,
});
const PERSON = field('person', {
  type: 'object',
  multiple: true,
  nestedFields: [field('afm', { validation: 'afm', required: true }), field('afmType'), field('name', { maxLength: 10 })],
});
const GAZETTE = field('fek', {
  type: 'object',
  nestedFields: [field('aa', { required: true }), field('issueyear', { type: 'integer', required: true, maxLength: 4 })],
});
const PARTNERS = field('contributing_parts', {
  type: 'object',
  multiple: true,
  nestedFields: [
    field('ministryId', { validation: 'orgStructure' }),
    field('signerIds', { validation: 'signer', multiple: true }),
  ],
});
const FIELDS = [
  field('year', { type: 'integer', required: true, maxLength: 4 }),
  field('amount', { type: 'number' }),
  field('signDate', { type: null }),
  field('cpv', { validation: 'dictionary', dictionary: 'CPV', multiple: true }),
  field('related', { validation: 'ada' }),
  field('kind', { fixedValueList: ['Α', 'Β'] }),
  field('isPartial', { type: 'boolean', required: true }),
  PERSON,
  GAZETTE,
  PARTNERS,
];
const LISTS: Record<string, string[]> = {
  'dictionaries/CPV': ['30192000-1'],
  organizations: ['6'],
  'signers/6': ['60'],
  'signers/99001': ['9900100'],
};
const knows = (list: string, uid: string) => LISTS[list]?.includes(uid);
const faults = (typed: TypedObject, fields = FIELDS) =>
  faultsIn(fields, { year: '2026', ...typed }, { organization: '99001', today: '2026-11-23', knows }).map(
    ({ code, field: path }) => `${path} ${code}`,
  );

describe('A form of a posting', () => {
  it.each<[string, TypedObject, string[]]>([
    ['nothing but what must be there', {}, []],
    ['a year that is none', { year: '20x6' }, ['year no-whole-number']],
    ['a year that is missing', { year: ' ' }, ['year field-missing']],
    ['a year of five digits', { year: '20266' }, ['year too-long']],
    ['an amount as Greeks write it', { amount: '1.234,56' }, []],
    ['an amount in two readings', { amount: '1.234' }, ['amount ambiguous-number']],
    ['an amount in words', { amount: 'πολλά' }, ['amount no-number']],
    ['a day that does not exist', { signDate: '2026-02-30' }, ['signDate no-date']],
    ['a code that the dictionary has not', { cpv: ['30192000-1', '1'] }, ['cpv.1 not-in-list']],
    ['an ΑΔΑ in Latin letters', { related: 'bekokhx-abe' }, []],
    ['an ΑΔΑ that is none', { related: 'ΑΒΓ' }, ['related no-ada']],
    ['a value that is not among the fixed ones', { kind: 'Γ' }, ['kind not-in-list']],
    ['a right tax number', { person: [{ afm: '090000045', name: 'ΑΛΦΑ' }] }, []],
    ['a tax number with a wrong check digit', { person: [{ afm: '090000046' }] }, ['person.0.afm no-tax-number']],
    ['a tax number of another country', { person: [{ afm: 'DE123', afmType: 'EE' }] }, []],
    ['a person without the number', { person: [{}, { name: 'ΑΛΦΑ' }] }, ['person.1.afm field-missing']],
    ['a name that is too long', { person: [{ afm: '090000045', name: 'ΑΒΓΔΕΖΗΘΙΚΛ' }] }, ['person.0.name too-long']],
    ['nothing of the gazette', { fek: { aa: '', issueyear: '' } }, []],
    ['half of the gazette', { fek: { aa: '12' } }, ['fek.issueyear field-missing']],
    ['a signer of the chosen organization', { contributing_parts: [{ ministryId: '6', signerIds: ['60'] }] }, []],
    [
      'a signer of another one',
      { contributing_parts: [{ ministryId: '6', signerIds: ['9900100'] }] },
      ['contributing_parts.0.signerIds.0 not-in-list'],
    ],
    [
      'a list that is not at hand',
      { contributing_parts: [{ ministryId: '6' }, { signerIds: ['1'] }] },
      ['contributing_parts.1.signerIds.0 not-in-list'],
    ],
    ['a shape that no form makes', { person: 'ΑΛΦΑ', amount: ['1'] }, ['amount field-unreadable', 'person.0 field-unreadable']],
  ])('%s', (_what, typed, expected) => {
    expect(faults(typed)).toEqual(expected);
  });

  it('says which year was probably mistyped', () => {
    const form = formOf({ kind: 'publication', extraFields: [] }).filter(({ uid }) => uid === 'issueDate');
    expect(faults({ issueDate: '2062-11-23' }, form)).toEqual(['issueDate far-date']);
    expect(faults({ issueDate: '2027-02-01' }, form)).toEqual([]);
  });

  it('asks for what its type needs, though nobody has touched that part', () => {
    const money = field('sum', {
      type: 'object',
      required: true,
      nestedFields: [field('amount', { type: 'number', required: true })],
    });
    const form = formOf({ kind: 'publication', extraFields: [FIELDS[0]!, money] }).filter(
      ({ uid }) => uid === 'extraFieldValues',
    );
    expect(faults({}, form)).toEqual(['extraFieldValues.year field-missing', 'extraFieldValues.sum.amount field-missing']);
    expect(
      faults(
        {},
        formOf({ kind: 'publication', extraFields: [GAZETTE] }).filter(({ type }) => type === 'object'),
      ),
    ).toEqual([]);
  });

  it('becomes what the portal is told', () => {
    const typed: TypedObject = {
      ...{ year: ' 2026 ', amount: '1.234,50', signDate: '2026-11-20', cpv: ['30192000-1', ''], related: 'bekokhx-abe' },
      ...{ person: [{ afm: '090000045', name: ' ΑΛΦΑ ' }, {}], fek: { aa: '' }, isPartial: false },
    };
    expect(toMetadata(FIELDS, typed)).toEqual({
      ...{ year: 2026, amount: 1234.5, signDate: '2026-11-20T00:00:00.000Z', cpv: ['30192000-1'], related: 'ΒΕΚΟΚΗΧ-ΑΒΕ' },
      ...{ person: [{ afm: '090000045', name: 'ΑΛΦΑ' }], isPartial: false, contributing_parts: [] },
    });
  });

  it('shows what the portal has, in whatever shape', () => {
    const raw = {
      year: 2026,
      amount: 9.4e7,
      signDate: Date.UTC(2026, 10, 19, 22),
      cpv: null,
      person: { afm: '090000045' },
      fek: {},
    };
    expect(toTyped(FIELDS, raw)).toMatchObject({
      ...{ year: '2026', amount: '94000000', signDate: '2026-11-20', cpv: [], isPartial: false, fek: {} },
      person: [{ afm: '090000045', afmType: '', name: '' }],
    });
  });
});

it.each([
  ['1234', 1234],
  ['1.234.567', 1234567],
  ['1.234,5', 1234.5],
  ['1234.56', 1234.56],
  ['12 345,60 €', 12345.6],
  ['1.234', undefined],
  ['1,234.56', undefined],
  ['', undefined],
])('reads the amount %s as %s', (typed, expected) => {
  expect(readAmount(typed)).toBe(expected);
  expect(isAmbiguous('1.234')).toBe(true);
});
