import { LONGEST_REMARK, refusalsToDealWith, refusalsToRemark, refusalsToTakeBack } from './remarks';

const timeZone = 'Europe/Athens';
const dealt = { by: 'Ελένη', at: new Date('2026-11-22T08:30:00Z') };
const codes = (refusals: { code: string }[]) => refusals.map(({ code }) => code);

describe('A remark', () => {
  it.each([
    ['', true, ['remark-empty']],
    ['α'.repeat(LONGEST_REMARK), true, []],
    ['α'.repeat(LONGEST_REMARK + 1), true, ['remark-too-long']],
    ['🙂'.repeat(LONGEST_REMARK), true, []],
    ['Ποια ώρα ισχύει;', false, ['no-such-colleague']],
    ['', false, ['remark-empty', 'no-such-colleague']],
  ])('%#: is taken or refused', (text, isForColleague, expected) => {
    expect(codes(refusalsToRemark({ text, isForColleague }))).toEqual(expected);
  });

  it('is dealt with once, and whoever comes second is told who was first', () => {
    expect(refusalsToDealWith({ dealt: null, timeZone })).toEqual([]);
    const [refusal] = refusalsToDealWith({ dealt, timeZone });
    expect(refusal?.says.en).toBe('It was dealt with already (Ελένη, 22/11/2026, 10:30).');
  });

  it.each([
    [{ isOwn: true, isAnswered: false, dealt: null }, []],
    [{ isOwn: false, isAnswered: false, dealt: null }, ['not-your-remark']],
    [{ isOwn: true, isAnswered: true, dealt: null }, ['answered-before']],
    [{ isOwn: true, isAnswered: false, dealt }, ['dealt-with-before']],
  ])('%j: is taken back or stays', (standing, expected) => {
    expect(codes(refusalsToTakeBack({ ...standing, timeZone }))).toEqual(expected);
  });
});
