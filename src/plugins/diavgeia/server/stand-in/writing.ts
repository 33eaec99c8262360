import { middleOf } from '../../shared/ada';
import { taxCheckDigit } from '../../shared/tax-number';
import { DAY, HOUR, oneOf, uuid, type Dice, type WireAct } from './act';
import { COMMITTEE, TOWN } from './town';

const LETTERS = [...'0123456789ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ'];
const WORKS = [
  'συντήρηση παιδικών χαρών',
  'προμήθεια γραφικής ύλης',
  'ασφαλτοστρώσεις οδών',
  'καθαρισμό ρεμάτων',
  'δενδροφυτεύσεις πλατειών',
  'φωτισμό γηπέδων',
];
const SUPPLIERS = ['ΥΠΟΔΕΙΓΜΑ ΑΛΦΑ ΑΕ', 'ΥΠΟΔΕΙΓΜΑ ΒΗΤΑ ΟΕ', 'ΥΠΟΔΕΙΓΜΑ ΓΑΜΜΑ ΙΚΕ', 'ΥΠΟΔΕΙΓΜΑ ΔΕΛΤΑ ΕΕ'];
const CPVS = ['30192000-1', '45233222-1', '77310000-6'];
const CATEGORIES = ['04', '10', '20', '24', '28', '52'];
/** Three quarters of what a municipality posts is of its finance unit. */
const COMMON = [
  'Β.1.3',
  'Β.2.1',
  'Β.2.2',
  'Β.1.3',
  'Β.2.2',
  'Δ.1',
  '2.4.7.1',
  'Α.2',
  'Δ.2.1',
  'Δ.2.2',
  'Β.1.1',
  'Β.4',
  'Γ.3.5',
  'Γ.2',
  'Β.5',
  'Β.3',
  'Γ.3.1',
  '2.4.6.1',
];
const FINANCE = ['Β.1.3', 'Β.2.1', 'Β.2.2'];

export const PLACE = 'https://diavgeia.gov.gr';

export function newAda(roll: Dice, organization: string, length = 3): string {
  const some = (n: number) => Array.from({ length: n }, () => oneOf(roll, LETTERS)).join('');
  return `${some(4)}${middleOf(organization)}-${some(length)}`;
}

export function addresses(ada: string): Pick<WireAct, 'url' | 'documentUrl'> {
  return { url: `${PLACE}/luminapi/api/decisions/${ada}`, documentUrl: `${PLACE}/doc/${ada}` };
}

type Writing = { roll: Dice; number: number; issuedAt: number; organization?: string };

/** An act such as a municipality posts, made up from dice; issued on the day that `issuedAt`, midnight in UTC, says. */
export function writeAct({ roll, number, issuedAt, organization = TOWN }: Writing): WireAct {
  const type = oneOf(roll, COMMON);
  const isFinance = FINANCE.includes(type);
  const ada = newAda(roll, organization);
  const posted = issuedAt + 9 * HOUR + Math.floor(roll() * 6 * HOUR) + Math.floor(roll() * 3) * DAY;
  const [signerIds, unitIds] =
    organization === COMMITTEE
      ? [['9900104'], ['990020']]
      : isFinance
        ? [['9900102'], ['990013']]
        : [[oneOf(roll, ['9900100', '9900101'])], [oneOf(roll, ['990010', '990011', '990012'])]];
  return {
    protocolNumber: `${1000 + number}/${new Date(issuedAt).getUTCFullYear()}`,
    subject: `${oneOf(roll, ['Έγκριση δαπάνης για', 'Απόφαση για', 'Λήψη απόφασης για', 'ΑΝΑΛΗΨΗ ΥΠΟΧΡΕΩΣΗΣ ΓΙΑ'])} ${oneOf(roll, WORKS)} (${number})`,
    issueDate: issuedAt,
    organizationId: organization,
    signerIds,
    unitIds,
    decisionTypeId: type,
    thematicCategoryIds: [oneOf(roll, CATEGORIES)],
    extraFieldValues: extrasOf(type, roll, new Date(issuedAt).getUTCFullYear()),
    privateData: type === 'Γ.3.5',
    ada,
    publishTimestamp: posted,
    submissionTimestamp: posted,
    versionId: uuid(roll),
    status: 'PUBLISHED',
    ...addresses(ada),
    documentChecksum: null,
    attachments: [],
    warnings: null,
    correctedVersionId: null,
  };
}

export function taxNumber(roll: Dice): string {
  const eight = `09${Math.floor(roll() * 1_000_000)
    .toString()
    .padStart(6, '0')}`;
  return `${eight}${taxCheckDigit(eight)}`;
}

const euros = (roll: Dice) => Math.round(roll() ** 3 * 60_000_00) / 100 + 50;
const money = (amount: number | null) => ({ amount, currency: 'EUR' });
const company = (roll: Dice) => ({
  afm: taxNumber(roll),
  afmType: 'EL',
  afmCountry: 'EL',
  enterName: false,
  name: oneOf(roll, SUPPLIERS),
});

type Made = { roll: Dice; year: number; amount: number };

/** Each shape in which the portal has them: empty as null, `[]`, `{}` or nothing at will. */
const EXTRAS: Record<string, (made: Made) => object> = {
  'Β.1.3': ({ roll, year, amount }) => ({
    financialYear: year,
    budgettype: 'Τακτικός Προϋπολογισμός',
    entryNumber: `Α/${Math.floor(roll() * 900)}`,
    partialead: false,
    recalledExpenseDecision: false,
    amountWithVAT: money(amount),
    amountWithKae: [
      {
        sponsorAFMName: oneOf<object>(roll, [{}, company(roll)]),
        kae: '10.6612.0001',
        amountWithVAT: amount,
        kaeBudgetRemainder: 9.4e7,
      },
    ],
    relatedPartialADA: null,
  }),
  'Β.2.1': ({ roll, amount }) => ({
    org: company(roll),
    sponsor: [{ sponsorAFMName: company(roll), expenseAmount: money(amount), cpv: oneOf(roll, CPVS), kae: '' }],
    relatedAnalipsiYpoxreosis: oneOf<unknown>(roll, [null, []]),
  }),
  'Β.2.2': ({ roll, amount }) => ({
    org: company(roll),
    skipVatReason: oneOf(roll, [null, 'SKIP_VAT_REASON_1']),
    sponsor: oneOf<unknown>(roll, [null, [], [{ sponsorAFMName: company(roll), expenseAmount: money(amount) }]]),
    relatedEkgrisiDapanis: [],
  }),
  'Δ.1': ({ roll, amount }) => ({
    person: oneOf<unknown>(roll, [[company(roll)], company(roll)]),
    awardAmount: oneOf<unknown>(roll, [money(amount), money(null), null]),
    assignmentType: 'Προμήθειες',
    cpv: oneOf<unknown>(roll, [[oneOf(roll, CPVS)], null, []]),
    textRelatedADA: null,
  }),
  'Δ.2.1': ({ roll, amount }) => ({
    cpv: [oneOf(roll, CPVS)],
    contestProgressType: 'Ανοιχτός',
    manifestSelectionCriterion: 'Χαμηλότερη Τιμή',
    manifestContractType: 'Υπηρεσίες',
    orgBudgetCode: 'Τακτικός Προϋπολογισμός',
    estimatedAmount: money(amount),
    textRelatedADA: null,
  }),
  'Δ.2.2': ({ roll, amount }) => ({
    person: [company(roll), company(roll)],
    awardAmount: money(amount),
    textRelatedADA: null,
  }),
  'Β.1.1': ({ year }) => ({
    financialYear: year,
    budgettype: 'Τακτικός Προϋπολογισμός',
    budgetkind: 'Φορέα',
    isBudgetApprovalForOrg: false,
    refersToOtherOrgBudget: null,
  }),
  'Β.3': ({ year }) => ({
    accountType: 'Απολογισμός',
    financialYear: year,
    timePeriod: 'Έτος',
    isAccountApprovalForOtherOrg: false,
    refersToOtherOrgAccount: null,
  }),
  'Β.4': ({ roll, amount }) => ({
    donationType: 'Επιχορήγηση',
    amountWithVAT: money(amount),
    kae: '8299',
    donationGiver: company(roll),
    donationReceiver: [],
  }),
  'Β.5': ({ roll }) => ({ grantor: company(roll), grantee: [company(roll)], antikeimeno: null }),
  'Α.2': ({ roll, year }) => ({
    fek: oneOf<unknown>(roll, [null, {}, { aa: '145', issue: 'fektype_B', issueyear: year }]),
    kanonistikipraxiaa: null,
    kanonistikipraxitype: null,
    co_competent: oneOf<unknown>(roll, [null, []]),
  }),
  '2.4.7.1': () => ({ kanonistikipraxitype: null, kanonistikiPraxiPublishMedium: null, fek: null }),
  '2.4.6.1': () => ({ xorotaxikipraxitype: null, municipality: null, co_competent: [] }),
  'Γ.2': () => ({
    eidosPraxisSyllogikou: 'Συγκρότηση',
    typeOfSullogiko: 'Επιτροπή',
    positionSalary: { currency: null, amount: null },
    fek: {},
  }),
  'Γ.3.5': () => ({ eidosYpMetavolis: 'Μετάταξη', fek: null }),
  'Γ.3.1': () => ({ vacancyOpeningType: 'Προκήρυξη Πλήρωσης Θέσεων', textRelatedADA: null }),
};

function extrasOf(type: string, roll: Dice, year: number): Record<string, unknown> {
  const rest = { relatedDecisions: oneOf<unknown>(roll, [[], null]), documentType: 'ΠΡΑΞΗ' };
  return { ...EXTRAS[type]?.({ roll, year, amount: euros(roll) }), ...rest };
}
