import type { Act } from './act';
import type { Exposure } from './exposure';
import { isOfPerson, normalise, type Normal, type Supplier } from './extras';

type Shown = Pick<Act, 'subject' | 'protocolNumber' | 'documentUrl' | 'attachments' | 'url'> & Normal;

const NOTHING: Shown = {
  subject: null,
  protocolNumber: null,
  documentUrl: null,
  attachments: [],
  url: null,
  amount: null,
  currency: null,
  financialYear: null,
  suppliers: [],
  cpvCodes: [],
  relatedAdas: [],
  gazette: null,
};

/**
 * What of an act goes into the columns that readers ask, filter and search by. What they may not know is not in there, so
 * that no question can find it; of a revoked act only that it was one.
 */
export function shownOf(act: Act, exposure: Exposure): Shown {
  if (exposure === 'hidden') return NOTHING;
  const { subject, protocolNumber, url } = act;
  if (act.status === 'revoked') return { ...NOTHING, protocolNumber, url };
  const normal = normalise(act.extras);
  if (exposure === 'masked') return { ...NOTHING, ...normal, suppliers: [], protocolNumber, url };
  const { documentUrl, attachments } = act;
  return { ...normal, suppliers: normal.suppliers.map(withoutPerson), subject, protocolNumber, documentUrl, attachments, url };
}

function withoutPerson(supplier: Supplier): Supplier {
  return isOfPerson(supplier) ? { ...supplier, name: null, taxNumber: null } : supplier;
}
