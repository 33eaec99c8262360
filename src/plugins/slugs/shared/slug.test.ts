import { slugOf } from './slug';

type Row = [text: string, slug: string];

const LOCALES = ['el', 'tr', 'en'];

describe('Greek', () => {
  it.each<Row>([
    ['Άγιος Στέφανος', 'agios-stefanos'],
    ['Ευαγγελισμός', 'evangelismos'],
    ['αυτοκίνητο', 'aftokinito'],
    ['μπάλα', 'bala'],
    ['Γιάννης', 'giannis'],
    ['ντουλάπα', 'ntoulapa'],
    ['Δημαρχείο', 'dimarcheio'],
    ['Μαΐου', 'maiou'],
    ['άυλος', 'aylos'],
    ['Εύβοια', 'evvoia'],
    ['ρύγχος', 'rynchos'],
    ['λάμπα', 'lampa'],
    ['ΔΗΜΟΤΙΚΟ ΣΥΜΒΟΥΛΙΟ', 'dimotiko-symvoulio'],
    ['Ἅγιος Στέφανος', 'agios-stefanos'],
    ['«Μπάλα» & γήπεδο', 'bala-kai-gipedo'],
    ['Έκπτωση 50%', 'ekptosi-50-tois-ekato'],
    ['100€ πρόστιμο', '100-evro-prostimo'],
    ['Πού πάμε; Εδώ· τώρα', 'pou-pame-edo-tora'],
    ['Δ.Ε.Υ.Α. Λάρισας', 'deya-larisas'],
    ['Α.Π.Θ.', 'apth'],
    ['8:30 μ.μ.', '8-30-mm'],
    ["απ' ευθείας", 'ap-eftheias'],
    ['σ’αυτό', 'safto'],
    ['Α΄ Δημοτικό', 'a-dimotiko'],
    ['500 m²', '500-m2'],
    ['8½ χρόνια', '8-1-2-chronia'],
    ['λά\u00adμπα', 'lampa'],
    ['\u2206ή\u00b5ος', 'dimos'],
  ])('%s → %s', (text, slug) => {
    expect(slugOf({ text, locale: 'el' })).toBe(slug);
    expect(slugOf({ text: text.normalize('NFD'), locale: 'el' })).toBe(slug);
  });
});

describe('Turkish', () => {
  it.each<Row>([
    ['İstanbul', 'istanbul'],
    ['ISPARTA', 'isparta'],
    ['Işık', 'isik'],
    ['IŞIK', 'isik'],
    ['Çağrı', 'cagri'],
    ['Kâğıt', 'kagit'],
    ['ĞÜŞİÖÇ', 'gusioc'],
    ['ğüşıöç', 'gusioc'],
    ['Âlî Mûsâ', 'ali-musa'],
    ["İstanbul'un nüfusu", 'istanbulun-nufusu'],
    ['Ankara’da', 'ankarada'],
    ['Sanat & Müzik', 'sanat-ve-muzik'],
    ['%50 indirim', 'yuzde-50-indirim'],
    ['10 ₺', '10-lira'],
  ])('%s → %s', (text, slug) => {
    expect(slugOf({ text, locale: 'tr' })).toBe(slug);
    expect(slugOf({ text: text.normalize('NFD'), locale: 'tr' })).toBe(slug);
  });
});

describe('English', () => {
  it.each<Row>([
    ['café', 'cafe'],
    ['Arts & Crafts', 'arts-and-crafts'],
    ['R&D', 'r-and-d'],
    ['“Quoted” ‘title’', 'quoted-title'],
    ['The mayor’s office', 'the-mayors-office'],
    ["O'Neill", 'oneill'],
    ['Before—after – now', 'before-after-now'],
    ['50% off for 20€', '50-percent-off-for-20-euro'],
    ['12/5/2026, 10.5 km', '12-5-2026-10-5-km'],
    ['snake_case_title', 'snake-case-title'],
    ['U.S.A. visit', 'usa-visit'],
    ['Œuvre, straße, Łódź, ŵ', 'oeuvre-strasse-lodz-w'],
    ['ﬁre drill', 'fire-drill'],
    ['  -- spaced --  out --  ', 'spaced-out'],
    ['a\tb\nc\u00a0d', 'a-b-c-d'],
    ['COVID-19', 'covid-19'],
    ['Fun 🎉 day', 'fun-day'],
    ['Привет, йога', 'privet-joga'],
    ['Welcome مرحبا', 'welcome'],
  ])('%s → %s', (text, slug) => {
    expect(slugOf({ text, locale: 'en' })).toBe(slug);
  });
});

describe('words of another language', () => {
  it.each<[text: string, locale: string, slug: string]>([
    ['Opening of the Δημαρχείο', 'en', 'opening-of-the-dimarcheio'],
    ['Αδελφοποίηση με την Iğdır', 'el', 'adelfopoiisi-me-tin-igdir'],
    ['Το ΙΣΤΑΝΜΠΟΥΛ και η İSTANBUL', 'el', 'to-istanmpoul-kai-i-istanbul'],
    ['Atina ve Εύβοια', 'tr', 'atina-ve-evvoia'],
    ['Çağrı & Wi-Fi', 'el', 'cagri-kai-wi-fi'],
    ['IT Çağrısı', 'en', 'it-cagrisi'],
  ])('%s (%s) → %s', (text, locale, slug) => {
    expect(slugOf({ text, locale })).toBe(slug);
  });
});

describe('locale', () => {
  it.each([
    ['el-GR', 'a-kai-v'],
    ['tr_TR', 'a-ve-v'],
    ['EN', 'a-and-v'],
    ['fr', 'a-and-v'],
    ['', 'a-and-v'],
  ])('%s is read by its language, and an unknown one as English', (locale, slug) => {
    expect(slugOf({ text: 'α & β', locale })).toBe(slug);
  });
});

describe('nothing to spell', () => {
  it.each(['', '   ', '— ! ?', '🎉🎊', '♥ ∞', '€%&', 'مرحبا & بكم', 'هێلیم', '欢迎', '元', '\u0301\u200d', '΄'])(
    '%s → empty',
    (text) => {
      expect(LOCALES.map((locale) => slugOf({ text, locale }))).toEqual(['', '', '']);
    },
  );
});

describe('length', () => {
  it.each<[name: string, text: string, slug: string]>([
    ['80 characters stay', `${'a'.repeat(39)} ${'b'.repeat(40)}`, `${'a'.repeat(39)}-${'b'.repeat(40)}`],
    ['a word that ends past 80 goes', `${'a'.repeat(39)} ${'b'.repeat(41)}`, 'a'.repeat(39)],
    ['a word that ends at 80 stays', `${'a'.repeat(80)} b`, 'a'.repeat(80)],
    ['a first word over 80 is cut', 'a'.repeat(81), 'a'.repeat(80)],
    ['the Latin form is what is measured', 'ψ'.repeat(41), 'ps'.repeat(40)],
  ])('%s', (_name, text, slug) => {
    expect(slugOf({ text, locale: 'el' })).toBe(slug);
  });
});

const HOSTILE = [
  'Ευαγγελισμός της Θεοτόκου — ',
  'αυ',
  'αυ\u0301',
  '\u0301\u0308',
  'α\u0301υ\u0308',
  'α.',
  "α'",
  '-',
  ' ',
  'γ',
  'μπ',
  '&',
  'İ',
  '🎉',
  'م',
  '\ud800',
];

describe('any text', () => {
  it.each(HOSTILE)('of repeated %j gives a lawful slug, the same each time', (piece) => {
    const slugs = LOCALES.flatMap((locale) => [1, 2].map(() => slugOf({ text: piece.repeat(300), locale })));
    slugs.forEach((slug) => expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/));
    expect(slugs.filter((_, index) => index % 2)).toEqual(slugs.filter((_, index) => index % 2 === 0));
    expect(Math.max(...slugs.map((slug) => slug.length))).toBeLessThanOrEqual(80);
  });

  it.each(HOSTILE)('of repeated %j takes linear time', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    expect(milliseconds(text.slice(0, 5_000))).toBeLessThan(100);
    expect(milliseconds(text)).toBeLessThan(2_000);
  });
});

function milliseconds(text: string) {
  const start = performance.now();
  slugOf({ text, locale: 'el' });
  return performance.now() - start;
}
