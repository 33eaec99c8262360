import type { WireAct } from '../../../src/plugins/diavgeia/server/stand-in/act';
import { addresses } from '../../../src/plugins/diavgeia/server/stand-in/writing';
import { CANARY } from './words';

const BORN = Date.parse(CANARY.day);
export const ENDS = '31/12/2040';
export const IBAN = { budgetkind: 'GR1601101250000000012300695' };
/** Of units, signers and categories that the portal’s own lists do not know. */
export const UNKNOWN = { unitIds: ['918273'], signerIds: ['918273'], thematicCategoryIds: ['918273'] };

/** Every field that can hold a word, a number or a day of its own holds the canary. */
export function canary(ada: string, pattern: WireAct): WireAct {
  const { text, number } = CANARY;
  const person = { afm: '090000045', afmType: 'EL', afmCountry: 'EL', enterName: true, name: text };
  return {
    ...pattern,
    ada,
    ...addresses(ada),
    protocolNumber: text,
    subject: `Διακήρυξη ${text}, προσφορές έως ${ENDS}`,
    issueDate: BORN,
    publishTimestamp: BORN,
    submissionTimestamp: Date.now(),
    versionId: `${text}-${ada}`,
    correctedVersionId: text,
    organizationId: '99001',
    signerIds: ['9900103'],
    unitIds: ['990016'],
    thematicCategoryIds: ['04'],
    decisionTypeId: 'Δ.2.1',
    privateData: false,
    extraFieldValues: {
      cpv: [String(number * 100)],
      awardAmount: { amount: number / 100, currency: 'EUR' },
      person: [person],
      sponsor: [{ sponsorAFMName: person, expenseAmount: { amount: number / 100, currency: 'EUR' } }],
      fek: { aa: text, issue: text, issueyear: 1918 },
      contestProgressType: text,
    },
    attachments: [{ id: text, description: text, filename: `${text}.pdf`, mimeType: 'application/pdf', checksum: text }],
  };
}
