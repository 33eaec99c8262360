import { DAY, dice, HOUR, type WireAct } from './act';
import type { Shelf } from './shelf';
import { COMMITTEE, TOWN } from './town';
import { addresses, writeAct } from './writing';

type Seeding = { shelf: Shelf; now: number; acts: number; since: number; every?: number };

/**
 * The town's acts, spread over the years, and every peculiar one that was ever met. So many days apart, where that is said: then each
 * has the same day whenever and wherever the shelf is filled.
 */
export function seedShelf({ shelf, now, acts, since, every }: Seeding): void {
  const roll = dice(20_101_001);
  const today = Math.floor(now / DAY) * DAY;
  const days = Math.max(1, Math.floor((today - since) / DAY));
  for (let number = 1; number <= acts; number += 1) {
    // Thinned out to nothing at the end, so that nobody posts tomorrow what is seeded today.
    const day = every ? (number - 1) * every : Math.floor(((number - 1) / acts) * (days - 4));
    if (day > days - 4) break;
    const issuedAt = since + day * DAY;
    shelf.put(writeAct({ roll, number, issuedAt, organization: number % 20 === 0 ? COMMITTEE : TOWN }));
  }
  seedPeculiar(shelf, today);
}

/** The ΑΔΑ of each peculiar act, by what is peculiar about it. */
export const PECULIAR = {
  athensMidnight: 'ΑΑΑ1ΠΚΑ-ΑΑ1',
  oddClock: 'ΑΑΑ2ΠΚΑ-ΑΑ2',
  edited: 'ΑΑΑ3ΠΚΑ-ΑΑ3',
  editedUnlinked: 'ΑΑΑ4ΠΚΑ-ΑΑ4',
  revoked: 'ΑΑΑ5ΠΚΑ-ΑΑ5',
  pending: 'ΑΑΑ6ΠΚΑ-ΑΑ6',
  oldCorrectedToday: 'ΑΑΑ7ΠΚΑ-ΑΑ7',
  future: 'ΑΑΑ8ΠΚΑ-ΑΑ8',
  oldSuffix: '4ΑΑ9ΠΚΑ-Φ',
  attached: 'ΑΒΑ1ΠΚΑ-ΑΒ1',
  newline: 'ΑΒΑ2ΠΚΑ-ΑΒ2',
  lookAlike: 'ΑΒΑ3ΠΚΑ-ΑΒ3',
  severalUnits: 'ΑΒΑ4ΠΚΑ-ΑΒ4',
  postDated: 'ΑΒΑ5ΠΚΑ-ΑΒ5',
  personal: 'ΑΒΑ6ΠΚΑ-ΑΒ6',
  beforeTheLaw: 'ΑΒΑ7ΠΚΑ-ΑΒ7',
} as const;

type Put = (ada: string, change: Partial<WireAct>, issuedAt?: number) => WireAct;

function seedPeculiar(shelf: Shelf, today: number): void {
  const roll = dice(13);
  let number = 900_000;
  const put: Put = (ada, change, issuedAt = today - 40 * DAY) => {
    number += 1;
    const act = {
      ...writeAct({ roll, number, issuedAt }),
      decisionTypeId: '2.4.7.1',
      extraFieldValues: PLAIN,
      privateData: false,
    };
    return shelf.put({ ...act, ...change, ada, ...addresses(ada) });
  };
  seedDays(put, today);
  seedFates(put, shelf, today);
  seedShapes(put);
}

const PLAIN = {
  kanonistikipraxitype: null,
  kanonistikiPraxiPublishMedium: null,
  fek: null,
  relatedDecisions: [],
  documentType: 'ΠΡΑΞΗ',
};
const posted = (at: number) => ({ publishTimestamp: at, submissionTimestamp: at });

function seedDays(put: Put, today: number): void {
  // Midnight in Athens: 22:00 of the day before in winter, 21:00 in summer.
  put(PECULIAR.athensMidnight, { issueDate: Date.UTC(2013, 0, 14, 22) }, Date.UTC(2013, 0, 15));
  put(PECULIAR.oddClock, { issueDate: today - 40 * DAY + 8 * HOUR + 1_506_778 });
  put(PECULIAR.future, posted(today - 2 * DAY + 10 * HOUR), today + 75 * DAY);
  put(PECULIAR.oldSuffix, {}, Date.UTC(2010, 10, 3));
  // Posted before the day it bears, and before anything had to be posted.
  put(PECULIAR.postDated, posted(Date.UTC(2017, 5, 1)), Date.UTC(2017, 8, 1));
  put(PECULIAR.beforeTheLaw, posted(Date.UTC(2010, 9, 5, 9)), Date.UTC(2010, 7, 20));
}

function seedFates(put: Put, shelf: Shelf, today: number): void {
  put(PECULIAR.edited, {});
  shelf.edit(PECULIAR.edited, { subject: 'Έγκριση πρακτικού, όπως διορθώθηκε' });
  put(PECULIAR.editedUnlinked, {});
  shelf.edit(PECULIAR.editedUnlinked, { protocolNumber: '77/2026' }, { linked: false });
  put(PECULIAR.revoked, {});
  shelf.revoke(PECULIAR.revoked);
  put(PECULIAR.pending, {});
  shelf.askRevocation(PECULIAR.pending, 'Διπλή ανάρτηση');
  put(PECULIAR.oldCorrectedToday, {}, today - 900 * DAY);
  shelf.correct(PECULIAR.oldCorrectedToday, { subject: 'Ορθή επανάληψη παλαιάς πράξης' });
}

function seedShapes(put: Put): void {
  const file = { id: '11111111-2222-4333-a444-555555555555', description: 'Πίνακας', filename: 'pinakas.xls' };
  put(PECULIAR.attached, { attachments: [{ ...file, mimeType: 'application/vnd.ms-excel', checksum: 'a'.repeat(64) }] });
  put(PECULIAR.newline, { subject: 'Καθορισμός όρων\n1. Πρώτος όρος\n2. Δεύτερος  όρος' });
  put(PECULIAR.lookAlike, { subject: '∆ιενέργεια πρόχειρoυ διαγωνισµού AΓΟΡΑΣ' });
  put(PECULIAR.severalUnits, { unitIds: ['990010', '990011'], signerIds: ['9900100', '9900101'] });
  const subject = 'Μετάταξη της υπαλλήλου ΥΠΟΔΕΙΓΜΑ ΥΠΑΛΛΗΛΟΥ, ΑΦΜ 090000045';
  put(PECULIAR.personal, { decisionTypeId: 'Γ.3.5', subject, extraFieldValues: { eidosYpMetavolis: 'Μετάταξη' } });
}
