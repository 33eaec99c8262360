import { LANGUAGES } from '../../../office/refusal';
import { fromText, tell, toText } from './told';

describe('What went wrong at the portal', () => {
  it('is kept as a code and told in each language', () => {
    const kept = toText({ code: 'windows-left', params: { failed: 2, of: 67 } });
    expect(LANGUAGES.map((language) => tell(fromText(kept), language))).toEqual([
      'Δεν διαβάστηκαν 2 από 67 διαστήματα ημερομηνιών.',
      '67 tarih aralığından 2 tanesi okunamadı.',
      '2 of 67 ranges of days could not be read.',
    ]);
  });

  it('stays in the portal’s own words where it has some, shortened and writable', () => {
    const said = `Λάθος\0 ${'x'.repeat(10_000)}`;
    expect(tell(fromText(toText({ code: 'said', params: { said } })), 'tr')).toMatch(/^Λάθος x{100,494}$/);
  });

  it.each(['2 of 67 ranges of days could not be read.', '[1]', '{"code":"busy"}', '[{"code":"toString"}]'])(
    'stays as it is where no code was kept: %s',
    (text) => expect(tell(fromText(text), 'el')).toBe(text),
  );

  it('may be several things', () =>
    expect(tell([{ code: 'odd-receipt' }, { code: 'no-ada' }], 'el')).toBe(
      'Η πύλη την παρέλαβε, αλλά η απάντησή της δεν διαβάζεται. Δεν έχει ΑΔΑ.',
    ));
});
