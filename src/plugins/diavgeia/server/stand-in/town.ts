/** The made-up municipality of the stand-in, and a school committee of its own that posts by itself. */
const FROM = Date.UTC(2010, 0, 1);

export const TOWN = '99001';
export const COMMITTEE = '99002';

const organization = (uid: string, label: string, latinName: string, rest: object = {}) => ({
  uid,
  label,
  abbreviation: null,
  latinName,
  status: 'active',
  category: 'MUNICIPALITY',
  vatNumber: null,
  fekNumber: '87',
  fekIssue: 'fektype_A',
  fekYear: '2010',
  odeManagerEmail: null,
  website: 'www.anemoessa.example',
  supervisorId: null as string | null,
  supervisorLabel: null as string | null,
  organizationDomains: [] as string[],
  ...rest,
});

export const ORGANIZATIONS = [
  organization(TOWN, 'ΔΗΜΟΣ ΑΝΕΜΟΕΣΣΑΣ', 'dimos_anemoessas'),
  organization(COMMITTEE, 'ΣΧΟΛΙΚΗ ΕΠΙΤΡΟΠΗ  ΔΗΜΟΥ ΑΝΕΜΟΕΣΣΑΣ', 'SXOL.EPITR.ANEMOESSAS', {
    category: 'SCHOOLCOMMITTEE',
    supervisorId: TOWN,
    supervisorLabel: 'ΔΗΜΟΣ ΑΝΕΜΟΕΣΣΑΣ',
    website: null,
  }),
];

const unit = (uid: string, label: string, parentId: string, rest: object = {}) => ({
  uid,
  label,
  abbreviation: null,
  category: 'UNIT',
  unitDomains: [] as string[] | null,
  active: true,
  activeFrom: FROM,
  activeUntil: null as number | null,
  parentId,
  ...rest,
});

export const UNITS = [
  unit('990010', 'ΔΗΜΟΤΙΚΟ ΣΥΜΒΟΥΛΙΟ', TOWN, { category: 'COUNCIL', unitDomains: ['GovermentPolitics'] }),
  unit('990011', 'ΔΗΜΟΤΙΚΗ  ΕΠΙΤΡΟΠΗ', TOWN, { category: 'COMMITTEE' }),
  unit('990012', 'ΓΡΑΦΕΙΟ ΔΗΜΑΡΧΟΥ', TOWN, { category: 'OFFICE', unitDomains: null }),
  unit('990013', 'ΔΙΕΥΘΥΝΣΗ ΟΙΚΟΝΟΜΙΚΩΝ ΥΠΗΡΕΣΙΩΝ', TOWN, { category: 'DIRECTORATE' }),
  unit('990014', 'ΤΜΗΜΑ ΠΡΟΫΠΟΛΟΓΙΣΜΟΥ', '990013'),
  unit('990015', 'ΑΥΤΟΤΕΛΕΣ ΓΡΑΦΕΙΟ ΕΠΙΚΟΙΝΩΝΙΑΣ ΚΑΙ ΤΥΠΟΥ', TOWN, { category: 'OFFICE' }),
  unit('990016', 'ΟΙΚΟΝΟΜΙΚΗ ΕΠΙΤΡΟΠΗ', TOWN, { category: 'COMMITTEE', active: false, activeUntil: Date.UTC(2023, 11, 31) }),
  unit('990020', 'ΣΧΟΛΙΚΗ ΕΠΙΤΡΟΠΗ', COMMITTEE),
];

const signer = (
  uid: string,
  lastName: string,
  place: { unit: string; position: string | null; label: string | null },
  rest = {},
) => ({
  uid,
  firstName: 'ΥΠΟΓΡΑΦΩΝ',
  lastName,
  active: true,
  activeFrom: FROM,
  activeUntil: null as number | null,
  organizationId: TOWN,
  hasOrganizationSignRights: false,
  units: [{ uid: place.unit, positionId: place.position, positionLabel: place.label }],
  ...rest,
});

export const SIGNERS = [
  signer('9900100', 'ΠΡΩΤΟΣ', { unit: TOWN, position: 'POS_10091', label: 'Δήμαρχος' }, { hasOrganizationSignRights: true }),
  signer('9900101', 'ΔΕΥΤΕΡΟΣ', { unit: '990010', position: 'POS_10007', label: 'Πρόεδρος Δ.Σ.' }),
  signer('9900102', 'ΤΡΙΤΟΣ', { unit: '990013', position: null, label: null }),
  signer('9900103', 'ΤΕΤΑΡΤΟΣ', { unit: '990016', position: null, label: null }, { activeUntil: Date.UTC(2023, 11, 31) }),
  signer('9900104', 'ΠΕΜΠΤΟΣ', { unit: '990020', position: null, label: null }, { organizationId: COMMITTEE }),
];

export const POSITIONS = [
  { uid: 'POS_10091', label: 'Δήμαρχος' },
  { uid: 'POS_10007', label: 'Πρόεδρος Δ.Σ.' },
  { uid: '52', label: 'Προϊστάμενος Τμήματος' },
];
