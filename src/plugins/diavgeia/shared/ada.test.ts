import { findAda, isAda, middleOf, toAda } from './ada';

describe('The number of an act', () => {
  it.each([
    ['ΨΗ3ΩΩΨ9-ΑΒ1', 'ΨΗ3ΩΩΨ9-ΑΒ1'],
    [' ψη3ωωψ9-αβ1 ', 'ΨΗ3ΩΩΨ9-ΑΒ1'],
    ['ΨH3ΩΩΨ9-AB1', 'ΨΗ3ΩΩΨ9-ΑΒ1'],
    ['ψh3ωωψ9–ab1', 'ΨΗ3ΩΩΨ9-ΑΒ1'],
    ['9∆Ω5ΩΨ9-ΚΟ2', '9ΔΩ5ΩΨ9-ΚΟ2'],
    ['6ς12ΩΨ9-ά12', '6Σ12ΩΨ9-Α12'],
  ])('%s is %s', (typed, ada) => expect(toAda(typed)).toBe(ada));

  it.each(['4ΙΚΤΙΑΚ-Φ', '4ΙΙ49-Ο9', '610ΠΩΨ9-0ΛΠ', 'ΩΟ0046ΜΓΨ7-ΧΔΝ'])('%s has its form', (ada) => expect(isAda(ada)).toBe(true));
  it.each(['', '123', 'ΨΗ3-ΑΒ1', 'ΨΗ3ΩΩΨ9-ΑΒ12', 'QWERTY-123'])('%p has not', (text) => expect(isAda(text)).toBe(false));

  it('is found in what is pasted', () => {
    expect(findAda('https://diavgeia.gov.gr/decision/view/610ΠΩΨ9-0ΛΠ')).toBe('610ΠΩΨ9-0ΛΠ');
    expect(findAda(`https://diavgeia.gov.gr/doc/${encodeURIComponent('610ΠΩΨ9-0ΛΠ')}?inline=true`)).toBe('610ΠΩΨ9-0ΛΠ');
    expect(findAda('https://diavgeia.gov.gr/luminapi/api/decisions/610ΠΩΨ9-0ΛΠ')).toBe('610ΠΩΨ9-0ΛΠ');
    expect(findAda('610ΠΩΨ9-0ΛΠ')).toBe('610ΠΩΨ9-0ΛΠ');
    expect(findAda('https://diavgeia.gov.gr/')).toBeUndefined();
  });

  it('holds the organization in its middle', () => {
    expect(['6026', '6104', '6211', '6021'].map(middleOf)).toEqual(['ΩΨ9', 'ΩΡΦ', 'ΩΚ3', 'ΩΨΒ']);
  });
});
