import { setTimeout as sleep } from 'node:timers/promises';

import type { Question } from '../../shared/question';
import { PortalFault } from '../client/fault';
import type { Portal } from '../client/portal';
import type { Found } from '../client/reads';
import type { WindowRow } from './ledger';

/** With the moment before the question: what is written later than that may be news that the answer has not. */
export type Page = Found & { readAt: Date };
export type Answer = Page | 'narrowed' | 'too-much';

type Asking = { portal: Portal; organizationUid: string; check: () => void };

/** A single wrong answer is a slip; the same again is how the portal is. */
const SLIPS = 3;
const SLIP_PAUSE = 300;
const SLIP = ['mismatch', 'unexpected'];
const NO_PAGE = ['refused', 'not-found', 'unexpected'];

/** The page at which a window stands, as the portal answers it. */
export async function asked({ portal, organizationUid, check }: Asking, window: WindowRow): Promise<Answer> {
  for (let slips = 1; ; slips += 1) {
    check();
    const readAt = new Date();
    try {
      const found = await portal.search({ ...questionOf(organizationUid, window), page: window.page, size: window.size });
      return { ...found, readAt };
    } catch (fault) {
      if (!(fault instanceof PortalFault)) throw fault;
      if (fault.code === 'mismatch' && fault.reasons.every(({ code }) => code === 'narrowed')) return 'narrowed';
      if (fault.code === 'too-large' && window.size > 1) return 'too-much';
      // Some services have no empty page after the last one; every list has a first one.
      const slip = window.page > 0 ? SLIP : [...SLIP, ...NO_PAGE];
      const isSlip = slip.includes(fault.code) && slips < SLIPS;
      if (!isSlip && window.page > 0 && NO_PAGE.includes(fault.code)) return pastTheEnd(window, readAt);
      if (!isSlip) throw fault;
      await sleep(SLIP_PAUSE * slips);
    }
  }
}

function pastTheEnd({ page, size, total }: WindowRow, readAt: Date): Page {
  return { acts: [], aside: [], page, size, total: total ?? 0, query: '', readAt };
}

function questionOf(organizationUid: string, { from, to, submitted_from, submitted_to }: WindowRow): Question {
  const days = { issuedFrom: from, issuedTo: to, submittedFrom: submitted_from, submittedTo: submitted_to };
  return { organizations: [organizationUid], ...days, status: 'all', sort: 'recent' };
}
