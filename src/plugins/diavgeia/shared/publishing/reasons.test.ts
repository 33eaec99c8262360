import { type Caller, reasonsAgainst, type Situation } from './reasons';
import { fieldNamed } from './portal-reasons';
import { formOf } from './head';
import { isAlike } from './likeness';
import { STATES, TABLE, VERBS, type Verb } from './table';

const BEST: Situation = {
  ...{ state: 'draft', revision: 3, authors: [1, 2], submittedBy: 1, isAsApproved: true, wasSent: true },
  ...{ hasAccount: true, isTurnedAway: false, faults: [] },
};
const THIRD: Caller = { id: 3, may: () => true };
const ASKED = { reason: 'Δεν έφτασε ποτέ', ada: '6ΩΨ9ΩΡΦ-Α1Β', revision: 3 };
const codes = (verb: Verb, situation: Partial<Situation>, caller = THIRD, asked: object | undefined = ASKED) =>
  reasonsAgainst({ verb, situation: { ...BEST, ...situation }, caller, asked }).map(({ code }) => code);

describe('The steps of a posting', () => {
  it.each(VERBS.flatMap((verb) => STATES.map((state) => [verb, state] as const)))('%s from %s', (verb, state) => {
    expect(codes(verb, { state })).toEqual(TABLE[verb].from.includes(state) ? [] : ['wrong-state']);
  });

  it.each<[Verb, Partial<Situation>, Caller, string]>([
    ['approve', { state: 'submitted' }, { id: 1, may: () => true }, 'own-submission'],
    ['approve', { state: 'submitted' }, { id: 2, may: () => true }, 'own-posting'],
    ['send', { state: 'approved' }, { id: 2, may: () => true }, 'own-posting'],
    ['send-again', { state: 'uncertain' }, { id: 1, may: () => true }, 'own-submission'],
    ['send', { state: 'approved' }, { id: null, may: () => true }, 'nobody-acts'],
    ['send', { state: 'approved' }, { id: 3, may: () => false }, 'not-yours'],
    ['send', { state: 'approved', hasAccount: false }, THIRD, 'publishing-off'],
    ['send', { state: 'approved', isTurnedAway: true }, THIRD, 'account-refused'],
    ['send', { state: 'approved', isAsApproved: false }, THIRD, 'changed-since-approval'],
    ['look', { state: 'uncertain', wasSent: false }, THIRD, 'never-sent'],
    ['approve', { state: 'submitted', revision: 4 }, THIRD, 'changed-since-seen'],
  ])('%s is refused', (verb, situation, caller, code) => {
    expect(codes(verb, situation, caller)).toEqual([code]);
  });

  it('asks for what must be typed only once it is typed', () => {
    expect(codes('settle', { state: 'uncertain' }, THIRD, undefined)).toEqual([]);
    expect(codes('settle', { state: 'uncertain' }, THIRD, { ada: 'κάτι' })).toEqual(['no-ada']);
    expect(codes('return', { state: 'submitted' }, THIRD, { reason: 'όχι' })).toEqual(['no-reason']);
  });
});

describe('What the portal says against it', () => {
  const extra = { uid: 'financialYear', label: 'Έτος', help: null, type: 'integer', validation: null, required: true };
  const rest = { multiple: false, maxLength: 4, dictionary: null, fixedValueList: [], nestedFields: [] };
  const fields = formOf({ kind: 'publication', extraFields: [{ ...extra, ...rest }] });
  it.each([
    ['INVALID_EXTRA_FIELD', 'financialYear must be an integer.', 'extraFieldValues.financialYear'],
    ['INVALID_SIGNER', 'A signer is wrong.', 'signerIds'],
    ['X', 'Μη έγκυρη οργανωτική μονάδα', 'unitIds'],
    ['INVALID_DOCUMENT', 'The document is missing or no PDF.', 'document'],
    ['E1', 'Something else', undefined],
  ])('%s stands beside its field', (code, says, path) => {
    expect(fieldNamed({ code, says }, fields)).toBe(path);
  });
});

it('knows an act again however the portal keeps blanks, accents and capitals', () => {
  const told = {
    subject: 'Έγκριση  όρων',
    protocolNumber: '12/2026',
    issueDate: '2026-11-20T00:00:00.000Z',
    decisionTypeId: 'Α.2',
  };
  const act = { subject: 'ΕΓΚΡΙΣΗ ΟΡΩΝ', protocolNumber: ' 12/2026', issueDate: '2026-11-20', typeUid: 'Α.2' };
  expect(isAlike(act, told)).toBe(true);
  expect(isAlike({ ...act, protocolNumber: '13/2026' }, told)).toBe(false);
  expect(isAlike({ ...act, issueDate: '2026-11-21' }, told)).toBe(false);
});
