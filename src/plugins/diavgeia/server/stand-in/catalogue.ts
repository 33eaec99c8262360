const GROUPS = {
  '2.4.1': 'ΠΡΑΞΕΙΣ ΚΑΝΟΝΙΣΤΙΚΟΥ ΠΕΡΙΕΧΟΜΕΝΟΥ',
  '2.4.2': 'ΠΡΑΞΕΙΣ ΟΙΚΟΝΟΜΙΚΟΥ ΠΕΡΙΕΧΟΜΕΝΟΥ',
  '2.4.3': 'ΠΡΑΞΕΙΣ ΟΡΓΑΝΩΤΙΚΟΥ ΠΕΡΙΕΧΟΜΕΝΟΥ',
  '2.4.4': 'ΠΡΑΞΕΙΣ ΑΝΑΘΕΣΕΩΝ',
  '2.4.5': 'ΠΡΑΞΕΙΣ ΑΝΑΠΤΥΞΙΑΚΩΝ ΝΟΜΩΝ',
  '2.4.6': 'ΠΡΑΞΕΙΣ ΧΩΡΟΤΑΞΙΚΟΥ',
  '2.4.7': 'ΛΟΙΠΕΣ ΑΤΟΜΙΚΕΣ ΠΡΑΞΕΙΣ',
  '2.4.8': 'ΛΟΙΠΕΣ ΠΡΑΞΕΙΣ',
};
const USABLE: [uid: string, label: string, parent: string][] = [
  ['Α.2', 'ΚΑΝΟΝΙΣΤΙΚΗ ΠΡΑΞΗ', '2.4.1'],
  ['Α.3', 'ΕΓΚΥΚΛΙΟΣ', '2.4.1'],
  ['Α.4', 'ΓΝΩΜΟΔΟΤΗΣΗ', '2.4.1'],
  ['Α.6', 'ΕΚΘΕΣΗ ΑΠΟΤΙΜΗΣΗΣ', '2.4.1'],
  ['Β.1.1', 'ΕΓΚΡΙΣΗ ΠΡΟΥΠΟΛΟΓΙΣΜΟΥ', '2.4.2'],
  ['Β.1.2', 'ΕΠΙΤΡΟΠΙΚΟ ΕΝΤΑΛΜΑ', '2.4.2'],
  ['Β.1.3', 'ΑΝΑΛΗΨΗ ΥΠΟΧΡΕΩΣΗΣ', '2.4.2'],
  ['Β.2.1', 'ΕΓΚΡΙΣΗ ΔΑΠΑΝΗΣ', '2.4.2'],
  ['Β.2.2', 'ΟΡΙΣΤΙΚΟΠΟΙΗΣΗ ΠΛΗΡΩΜΗΣ', '2.4.2'],
  ['Β.3', 'ΙΣΟΛΟΓΙΣΜΟΣ – ΑΠΟΛΟΓΙΣΜΟΣ', '2.4.2'],
  ['Β.4', 'ΔΩΡΕΑ - ΕΠΙΧΟΡΗΓΗΣΗ', '2.4.2'],
  ['Β.5', 'ΠΑΡΑΧΩΡΗΣΗ ΧΡΗΣΗΣ', '2.4.2'],
  ['Β.6', 'ΠΡΟΓΡΑΜΜΑΤΙΚΗ ΣΥΜΦΩΝΙΑ', '2.4.2'],
  ['Γ.2', 'ΠΡΑΞΗ ΣΥΛΛΟΓΙΚΟΥ ΟΡΓΑΝΟΥ', '2.4.3'],
  ['Γ.3.1', 'ΠΡΟΚΗΡΥΞΗ ΠΛΗΡΩΣΗΣ ΘΕΣΕΩΝ', '2.4.3'],
  ['Γ.3.2', 'ΠΙΝΑΚΕΣ ΕΠΙΤΥΧΟΝΤΩΝ', '2.4.3'],
  ['Γ.3.3', 'ΔΙΟΡΙΣΜΟΣ', '2.4.3'],
  ['Γ.3.4', 'ΣΥΜΒΑΣΗ', '2.4.3'],
  ['Γ.3.5', 'ΥΠΗΡΕΣΙΑΚΗ ΜΕΤΑΒΟΛΗ', '2.4.3'],
  ['Γ.3.6', 'ΑΘΩΩΤΙΚΗ ΠΕΙΘΑΡΧΙΚΗ ΑΠΟΦΑΣΗ', '2.4.3'],
  ['Δ.1', 'ΑΝΑΘΕΣΗ ΕΡΓΩΝ / ΠΡΟΜΗΘΕΙΩΝ / ΥΠΗΡΕΣΙΩΝ', '2.4.4'],
  ['Δ.2.1', 'ΠΕΡΙΛΗΨΗ ΔΙΑΚΗΡΥΞΗΣ', '2.4.4'],
  ['Δ.2.2', 'ΚΑΤΑΚΥΡΩΣΗ', '2.4.4'],
  ['Ε.1', 'ΠΡΑΞΗ ΥΠΑΓΩΓΗΣ ΕΠΕΝΔΥΣΕΩΝ', '2.4.5'],
  ['2.4.6.1', 'ΠΡΑΞΕΙΣ ΧΩΡΟΤΑΞΙΚΟΥ - ΠΟΛΕΟΔΟΜΙΚΟΥ ΠΕΡΙΕΧΟΜΕΝΟΥ', '2.4.6'],
  ['2.4.7.1', 'ΛΟΙΠΕΣ ΑΤΟΜΙΚΕΣ ΔΙΟΙΚΗΤΙΚΕΣ ΠΡΑΞΕΙΣ', '2.4.7'],
  ['Ζ.1', 'ΔΗΜΟΣΙΑ ΠΡΟΤΥΠΑ ΕΓΓΡΑΦΑ', '2.4.8'],
];

export const TYPES = [
  ...Object.entries(GROUPS).map(([uid, label]) => ({ uid, label, parent: null as string | null, allowedInDecisions: false })),
  ...USABLE.map(([uid, label, parent]) => ({ uid, label, parent: parent as string | null, allowedInDecisions: true })),
];

export type ExtraField = { uid: string; required: boolean; nestedFields: ExtraField[] };

/** What the form calls them; the real portal has such names too, in Greek. */
const LABELS: Record<string, string> = {
  amount: 'Ποσό',
  currency: 'Νόμισμα',
  afm: 'ΑΦΜ',
  afmType: 'Τύπος ΑΦΜ',
  name: 'Επωνυμία',
  person: 'Ανάδοχος',
  awardAmount: 'Ποσό ανάθεσης',
  amountWithVAT: 'Ποσό με ΦΠΑ',
  estimatedAmount: 'Εκτιμώμενο ποσό',
  cpv: 'Κωδικοί CPV',
  relatedDecisionsADA: 'Σχετικός ΑΔΑ',
  financialYear: 'Οικονομικό έτος',
  budgettype: 'Είδος προϋπολογισμού',
  entryNumber: 'Αριθμός καταχώρισης',
  kanonistikipraxitype: 'Τύπος κανονιστικής πράξης',
};
const field = (uid: string, type: string | null, rest: object = {}) => ({
  uid,
  label: LABELS[uid] ?? uid,
  help: null,
  type,
  validation: null as string | null,
  required: false,
  multiple: false,
  maxLength: 0,
  dictionary: null,
  searchTerm: null,
  relAdaDecisionTypes: null,
  relAdaConstrainedInOrganization: null,
  fixedValueList: null,
  nestedFields: [] as ExtraField[],
  ...rest,
});
const money = (uid: string, required = true) =>
  field(uid, 'object', {
    required,
    nestedFields: [
      field('amount', 'number', { required: true }),
      field('currency', 'string', { validation: 'dictionary', dictionary: 'CURRENCY' }),
    ],
  });
const person = (uid: string, rest: object = {}) =>
  field(uid, 'object', {
    nestedFields: [field('afm', 'string', { validation: 'afm' }), field('afmType', 'string'), field('name', 'string')],
    ...rest,
  });
const RELATED = field('relatedDecisions', 'object', {
  multiple: true,
  label: null,
  nestedFields: [field('relatedDecisionsADA', 'string', { validation: 'ada', searchTerm: 'relatedDecisionsADA' })],
});
const YEAR = field('financialYear', 'integer', { required: true, maxLength: 4 });

const EXTRAS: Record<string, ExtraField[]> = {
  'Β.1.3': [YEAR, field('budgettype', 'string', { required: true }), field('entryNumber', 'string'), money('amountWithVAT')],
  'Β.1.1': [YEAR, field('budgettype', 'string', { required: true })],
  'Δ.1': [
    person('person', { multiple: true }),
    money('awardAmount'),
    field('cpv', 'string', { validation: 'dictionary', dictionary: 'CPV', multiple: true }),
  ],
  'Δ.2.1': [field('cpv', 'string', { validation: 'dictionary', dictionary: 'CPV', multiple: true }), money('estimatedAmount')],
  'Α.2': [field('kanonistikipraxitype', 'string', { validation: 'dictionary', dictionary: 'KANONISTIKI_PRAXI_TYPE' })],
};

export function detailsOf(uid: string): object | undefined {
  const type = TYPES.find((one) => one.uid === uid);
  return type && { ...type, parent: null, extraFields: extrasOf(uid) };
}

export const extrasOf = (uid: string): ExtraField[] => [...(EXTRAS[uid] ?? []), RELATED];

const items = (...pairs: [string, string][]) => pairs.map(([uid, label]) => ({ uid, label, parent: null }));
export const DICTIONARIES: Record<string, { label: string; items: { uid: string; label: string; parent: string | null }[] }> = {
  THK: {
    label: 'Τύπος Θεματικής Κατηγορίας',
    items: items(
      ['04', 'ΠΟΛΙΤΙΚΗ ΖΩΗ'],
      ['10', 'ΔΙΚΑΙΟ'],
      ['20', 'ΟΙΚΟΝΟΜΙΚΗ ΖΩΗ'],
      ['24', 'ΔΗΜΟΣΙΟΝΟΜΙΚΑ'],
      ['28', 'ΚΟΙΝΩΝΙΚΑ ΘΕΜΑΤΑ'],
      ['52', 'ΠΕΡΙΒΑΛΛΟΝ'],
    ),
  },
  CURRENCY: { label: 'Νομίσματα', items: items(['EUR', 'Euro'], ['USD', 'US Dollar']) },
  FEKTYPES: {
    label: 'Τύποι τευχών ΦΕΚ',
    items: items(['fektype_A', '(Α) - Τεύχος Πρώτο'], ['fektype_B', '(Β) - Τεύχος Δεύτερο']),
  },
  ORG_CATEGORY: {
    label: 'Κατηγορίες οργανισμών',
    items: items(['MUNICIPALITY', 'Δήμος'], ['SCHOOLCOMMITTEE', 'Σχολική Επιτροπή']),
  },
  CPV: { label: 'CPV', items: items(['30192000-1', 'Είδη γραφείου'], ['45233222-1', 'Οδόστρωση'], ['77310000-6', 'Φύτευση']) },
  KANONISTIKI_PRAXI_TYPE: { label: 'Τύπος κανονιστικής πράξης', items: items(['1', 'Κανονιστική Πράξη Δημοτικού Συμβουλίου']) },
};
export const TERMS = ['ada', 'subject', 'organizationUid', 'unitUid', 'signerUid', 'decisionTypeUid', 'issueDate', 'status'].map(
  (term) => ({ term, label: term }),
);
