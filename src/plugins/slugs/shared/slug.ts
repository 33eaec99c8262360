import slugify from 'slugify';
import { transcribeGreek } from './elot743';

const MAX_LENGTH = 80;

/** Signs that are read aloud, in each language's own words, which its own rules then spell. */
const SPOKEN_SIGNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  el: { '&': 'και', '%': 'τοις εκατό', '€': 'ευρώ', $: 'δολάρια', '£': 'λίρες', '₺': 'λίρες' },
  tr: { '&': 've', '%': 'yüzde', '€': 'avro', $: 'dolar', '£': 'sterlin', '₺': 'lira' },
  en: { '&': 'and', '%': 'percent', '€': 'euro', $: 'dollars', '£': 'pounds', '₺': 'lira' },
};

/** What slugify spells whole. It has Arabic letters too, but not the vowels a reader needs, and no small Armenian ones. */
const SPELT = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Georgian}0-9`;
const UNSPELT = new RegExp(`[^${SPELT}]+`, 'gu');
const SPELLABLE = new RegExp(String.raw`[${SPELT}\p{Script=Greek}]`, 'u');

/** The address form of a title: [a-z0-9-], at most 80 characters; empty when there is no letter or digit to spell. */
export function slugOf({ text, locale }: { text: string; locale: string }): string {
  const title = plain(text);
  if (!SPELLABLE.test(title)) return '';
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  const greekless = transcribeGreek(joinInitials(speakSigns(title, language)));
  const latin = language === 'tr' ? greekless.toLocaleLowerCase('tr') : greekless;
  return shorten(slugify(keepSpelt(joinElisions(latin)), { lower: true, strict: true }));
}

/** One form for each character; invisible ones (soft hyphens, direction marks) go, and "8½" keeps its parts apart. */
function plain(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[¼-¾⅐-⅞]/gu, ' $&')
    .normalize('NFKC')
    .replace(/[‘’ʼʹ′`]/gu, "'");
}

function speakSigns(text: string, language: string): string {
  const words = SPOKEN_SIGNS[language] ?? SPOKEN_SIGNS.en;
  return text.replace(/[&%€$£₺]/gu, (sign) => ` ${words?.[sign] ?? ''} `);
}

/** Initials are one word («Δ.Ε.Υ.Α.» is deya), but each letter is transcribed alone, as the full stops part them. */
function joinInitials(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])/gu, (initials) =>
    transcribeGreek(initials).replaceAll('.', ''),
  );
}

/** mayor's, İstanbul'un: one word. Runs after transcription, for which the apostrophe ends the word. */
function joinElisions(text: string): string {
  return text.replace(/(\p{L}\p{M}*)'(?=\p{L})/gu, '$1');
}

/** Latin letters lose their marks here, because slugify drops those it does not know along with the letter. */
function keepSpelt(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/\p{M}+/gu, '')
    .replace(UNSPELT, ' ');
}

function shorten(slug: string): string {
  if (slug.length <= MAX_LENGTH) return slug;
  const lastWordEnd = slug.lastIndexOf('-', MAX_LENGTH);
  return slug.slice(0, lastWordEnd > 0 ? lastWordEnd : MAX_LENGTH);
}
