import type { Act } from '../act';
import { dayOf } from '../moments';

type Told = { subject: string; protocolNumber?: string; issueDate: string; decisionTypeId: string };

/** Whether an act on the portal is what was sent: type, day, number and subject, however the portal keeps blanks and capitals. */
export function isAlike(act: Pick<Act, 'subject' | 'protocolNumber' | 'issueDate' | 'typeUid'>, told: Told): boolean {
  return (
    act.typeUid === told.decisionTypeId &&
    act.issueDate === dayOf(Date.parse(told.issueDate)) &&
    plain(act.protocolNumber) === plain(told.protocolNumber) &&
    plain(act.subject) === plain(told.subject)
  );
}

function plain(text: string | null | undefined): string {
  const letters = (text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('el');
  return letters.replaceAll('ς', 'σ').replace(/\s+/g, ' ').trim();
}
