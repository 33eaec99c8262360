import { DAY, HOUR, oneOf, type Dice, type WireAct } from '../../../src/plugins/diavgeia/server/stand-in/act';
import { addresses, newAda, writeAct } from '../../../src/plugins/diavgeia/server/stand-in/writing';
import type { StandIn } from '../../../src/plugins/diavgeia/api';

export const TOWNS = ['99001', '99002'] as const;
type Odd = Record<string, unknown>;

/** A word that nothing else holds, so that the text of an act is found wherever it was written. */
export const markOf = (number: number) => `q7z${number}x`;
export const MARK = /q7z\d+x/g;

/** Shapes in which the portal was seen to have a field, or might: each costs at most the field. */
const ODD: ((act: WireAct, roll: Dice) => Odd)[] = [
  ({ subject }) => ({ subject: [subject] }),
  () => ({ unitIds: '990010' }),
  () => ({ signerIds: [9_900_100, '9900101', '9900101'] }),
  () => ({ unitIds: ['990010', '990011', '777001'], signerIds: [] }),
  () => ({ thematicCategoryIds: null }),
  () => ({ extraFieldValues: null }),
  () => ({ extraFieldValues: [], attachments: {} }),
  () => ({ privateData: 'false' }),
  () => ({ privateData: 'true' }),
  () => ({ privateData: undefined }),
  () => ({ attachments: null, warnings: ['κάτι'] }),
  () => ({ protocolNumber: 4_471 }),
  ({ publishTimestamp }) => ({ publishTimestamp: String(publishTimestamp) }),
  ({ issueDate }) => ({ issueDate: String(issueDate) }),
  () => ({ decisionTypeId: 'Χ.9' }),
  () => ({ decisionTypeId: null }),
  () => ({ url: null }),
  () => ({ νέο: [{ α: null, β: { γ: 1e21 } }], documentUrl: undefined }),
  ({ subject }) => ({ subject: `∆ιενέργεια\n  πρόχειρoυ διαγωνισµού "AΓΟΡΑΣ" \\u0041 ${subject}` }),
  ({ subject }) => ({ subject: `${subject} ${'μακρύ κείμενο '.repeat(3_000)}` }),
  ({ subject }) => ({ subject: `${subject} 𝒜😀 é e\u0301 ﬁ \u00a0\u200b` }),
  () => ({ extraFieldValues: { awardAmount: { amount: 9.4e7, currency: 'EUR' }, cpv: '30192000-1', fek: {} } }),
  () => ({ extraFieldValues: { amountWithVAT: 'πολλά', financialYear: ['2024'], relatedDecisions: {} } }),
];

/** Clocks with which programs store a day: midnight in UTC and in Athens, and whatever it was. */
const CLOCKS = [0, 0, -2 * HOUR, -3 * HOUR, 8 * HOUR + 1_506_778];
const STRANGE = ['1900-01-01', '1970-01-01', '1998-02-03', '2052-06-01', '2077-01-31', '2099-12-31'].map((day) =>
  Date.parse(day),
);

/** Days that acts bear: lately, long ago, to come, and such as nobody can have meant. */
export function someDay(roll: Dice, { strange = 0.05 } = {}): number {
  const today = Math.floor(Date.now() / DAY) * DAY;
  const die = roll();
  if (die < strange) return oneOf(roll, STRANGE);
  if (die < strange + 0.1) return today + Math.floor(roll() * 400) * DAY;
  const back = die < 0.6 ? 60 : 5_500;
  return today - Math.floor(roll() * back) * DAY + oneOf(roll, CLOCKS);
}

let number = 0;
/** An act as somebody may post it now. */
export function someAct(roll: Dice, issuedAt = someDay(roll)): WireAct {
  number += 1;
  const organization = roll() < 0.9 ? TOWNS[0] : TOWNS[1];
  const plain = writeAct({ roll, number, issuedAt, organization });
  const act = { ...plain, ada: newAda(roll, organization, issuedAt < Date.UTC(2011, 5, 1) ? 1 : 3) };
  const marked = { ...act, ...addresses(act.ada), subject: `${act.subject} ${markOf(number)}` };
  return roll() < 0.04 ? ({ ...marked, ...oneOf(roll, ODD)(marked, roll) } as WireAct) : marked;
}

/** Fills the shelf: over the years, many of one moment, each odd shape, each strange day. */
export function fill({ shelf }: StandIn, roll: Dice, acts: number): void {
  const put = (act: WireAct, at: number) => shelf.put({ ...act, publishTimestamp: at, submissionTimestamp: at });
  const latest = Date.now() - 3 * DAY;
  const postedOf = ({ issueDate }: WireAct) => Math.max(Date.UTC(2010, 9, 2), Math.min(latest, Number(issueDate) + 3 * DAY));
  for (let i = 0; i < acts; i += 1) {
    const act = someAct(roll);
    put(act, postedOf(act) - Math.floor(roll() * HOUR));
  }
  for (const strange of STRANGE) put(someAct(roll, strange), latest - Math.floor(roll() * 500) * DAY);
  for (const odd of ODD) {
    const act = someAct(roll, someDay(roll, { strange: 0 }));
    put({ ...act, ...odd(act, roll) } as WireAct, postedOf(act));
  }
  const moment = latest - Math.floor(roll() * 2_000) * DAY;
  for (let i = 0; i < 60; i += 1) put(someAct(roll, moment - (i % 2) * DAY), moment);
}
