import { loosePattern } from './loose';

describe('What is typed into a list of the panel', () => {
  const finds = (typed: string, text: string) => new RegExp(loosePattern(typed)!).test(text);

  it.each([
    ['δημος', 'Ο Δήμος Ανεμόεσσας'],
    ['ΔΗΜΟΣ', 'Ο Δήμος Ανεμόεσσας'],
    ['δήμοσ', 'Ο Δήμος Ανεμόεσσας'],
    ['οδός', 'ΟΔΟΣ ΕΡΜΟΥ'],
    ['προιον', 'Προϊόν'],
    ['προϊόν', 'ΠΡΟΙΟΝ'],
    ['αϋπνία', 'αυπνια'],
    ['τῆς πόλεως', 'της πόλεως'],
    ['istanbul', 'İSTANBUL'],
    ['İstanbul', 'istanbul'],
    ['ISPARTA', 'ısparta'],
    ['cafe', 'Café Zoë'],
    ['1/2026 (α)', 'αρ. 1/2026 (Α)'],
    ['50%_', 'το 50%_ των'],
    ['a\\b', 'A\\B'],
  ])('finds %s in %s', (typed, text) => expect(finds(typed, text)).toBe(true));

  it.each([
    ['δημος', 'δημιος'],
    ['.', 'α'],
    ['%', 'α'],
    ['οδ.ς', 'οδός'],
  ])('does not find %s in %s', (typed, text) => expect(finds(typed, text)).toBe(false));

  it('is left as it is where it is too long for a pattern', () => expect(loosePattern('α'.repeat(301))).toBeNull());
});
