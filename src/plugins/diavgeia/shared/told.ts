import { z } from 'zod';
import { DOCUMENTS } from './told-documents';

import type { Language, Sentence } from '../../../office/refusal';

/**
 * What went wrong at the portal, as it is kept: a code and what belongs into its sentence, so that everybody reads it in a language
 * of his own, whenever it happened.
 */
export type Told = { code: ToldCode; params?: Params };
type Params = Record<string, string | number>;
export type ToldCode = keyof typeof SENTENCES;

/** The sentences for a reader; what was written down before there were codes stays as it was. */
export function tell(told: Told | Told[], language: Language): string {
  return [told]
    .flat()
    .map(({ code, params = {} }) => fill(SENTENCES[code][language], params))
    .join(' ');
}

function fill(sentence: string, params: Params): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** For a column of text. */
export function toText(told: Told | Told[]): string {
  return JSON.stringify([told].flat().map(({ code, params }) => ({ code, params: params && shortened(params) })));
}

/** From a column of text. */
export function fromText(text: string): Told[] {
  const read = kept.safeParse(parsed(text));
  return read.success ? (read.data as Told[]) : [{ code: 'said', params: { said: text } }];
}

/** A portal may say megabytes, and what no column of text takes. */
const LONGEST = 500;
const shortened = (params: Params) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? [...value.replaceAll('\0', '')].slice(0, LONGEST).join('') : value,
    ]),
  );
const kept = z.array(
  z.object({
    code: z.string().refine((code) => Object.hasOwn(SENTENCES, code)),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const SENTENCES = {
  /** In the portal's own words, or in those of a program beneath us. */
  said: { el: '{said}', tr: '{said}', en: '{said}' },

  unreachable: {
    el: 'Η πύλη δεν είναι προσβάσιμη ({cause}).',
    tr: 'Portala ulaşılamıyor ({cause}).',
    en: 'The portal cannot be reached ({cause}).',
  },
  slow: {
    el: 'Η πύλη δεν απάντησε μέσα σε {seconds} δευτερόλεπτα.',
    tr: 'Portal {seconds} saniye içinde yanıt vermedi.',
    en: 'The portal did not answer within {seconds} s.',
  },
  unavailable: {
    el: 'Η πύλη είναι εκτός λειτουργίας ({status}).',
    tr: 'Portal hizmet dışı ({status}).',
    en: 'The portal is out of order ({status}).',
  },
  busy: {
    el: 'Η πύλη ζητά λιγότερες ερωτήσεις (429).',
    tr: 'Portal daha az soru istiyor (429).',
    en: 'The portal asks for fewer questions (429).',
  },
  'web-page': {
    el: 'Η πύλη απάντησε με ιστοσελίδα αντί για δεδομένα.',
    tr: 'Portal veri yerine bir web sayfasıyla yanıt verdi.',
    en: 'The portal answered with a web page in place of data.',
  },
  'not-json': {
    el: 'Η απάντηση της πύλης δεν είναι JSON.',
    tr: 'Portalın yanıtı JSON değil.',
    en: 'The portal’s answer is no JSON.',
  },
  'odd-status': {
    el: 'Η πύλη απάντησε με την κατάσταση {status}.',
    tr: 'Portal {status} durumuyla yanıt verdi.',
    en: 'The portal answered with status {status}.',
  },
  'odd-shape': {
    el: 'Η απάντηση της πύλης ({what}) έχει απροσδόκητη μορφή: {faults}.',
    tr: 'Portalın yanıtı ({what}) beklenmedik biçimde: {faults}.',
    en: 'The portal’s {what} has an unexpected shape: {faults}.',
  },
  'too-large': {
    el: 'Η απάντηση της πύλης ξεπερνά τα 256 MB.',
    tr: 'Portalın yanıtı 256 MB’tan büyük.',
    en: 'The portal’s answer is larger than 256 MB.',
  },
  'login-refused': {
    el: 'Η πύλη δεν δέχεται τον λογαριασμό ({status}).',
    tr: 'Portal hesabı kabul etmiyor ({status}).',
    en: 'The portal does not accept the account ({status}).',
  },
  refused: {
    el: 'Η πύλη το αρνείται ({status}).',
    tr: 'Portal bunu reddediyor ({status}).',
    en: 'The portal refuses it ({status}).',
  },
  'not-found': {
    el: 'Η πύλη δεν το γνωρίζει.',
    tr: 'Portal bunu tanımıyor.',
    en: 'The portal does not know it.',
  },
  'no-organization': {
    el: 'Η πύλη δεν γνωρίζει φορέα {uid}· δείτε τη ρύθμιση DIAVGEIA_ORGANIZATIONS.',
    tr: 'Portal {uid} kurumunu tanımıyor; DIAVGEIA_ORGANIZATIONS ayarına bakın.',
    en: 'The portal knows no organization {uid}; look at DIAVGEIA_ORGANIZATIONS.',
  },
  'odd-receipt': {
    el: 'Η πύλη την παρέλαβε, αλλά η απάντησή της δεν διαβάζεται.',
    tr: 'Portal onu aldı, ama yanıtı okunamıyor.',
    en: 'The portal took it, but its answer cannot be read.',
  },
  'receipt-of-another': {
    el: 'Η πύλη απάντησε με άλλη πράξη ({ada}).',
    tr: 'Portal başka bir kararla yanıt verdi ({ada}).',
    en: 'The portal answered with another act ({ada}).',
  },
  'nothing-told': {
    el: 'Η απάντηση της πύλης δεν λέει τι υπάρχει εκεί.',
    tr: 'Portalın yanıtı orada ne olduğunu söylemiyor.',
    en: 'The portal’s answer does not tell what is there.',
  },
  'list-moves': {
    el: 'Ο κατάλογος αλλάζει όσο διαβάζεται.',
    tr: 'Liste okunurken değişiyor.',
    en: 'The list changes while it is read.',
  },

  'no-echo': {
    el: 'Η πύλη δεν λέει τι αναζήτησε.',
    tr: 'Portal ne aradığını söylemiyor.',
    en: 'The portal does not say what it searched for.',
  },
  'value-ignored': {
    el: 'Η πύλη δεν αναζήτησε «{value}».',
    tr: 'Portal “{value}” için arama yapmadı.',
    en: 'The portal did not look for “{value}”.',
  },
  'days-ignored': {
    el: 'Η πύλη δεν κοίταξε τις ημερομηνίες ({field}).',
    tr: 'Portal tarihlere bakmadı ({field}).',
    en: 'The portal did not look at the days of {field}.',
  },
  narrowed: {
    el: 'Η πύλη κοίταξε μόνο από {low} έως {high}, ενώ ζητήθηκε από {from} έως {to}.',
    tr: 'Portal yalnızca {low} – {high} arasına baktı, oysa {from} – {to} soruldu.',
    en: 'The portal looked from {low} to {high} only, where {from} to {to} was asked.',
  },
  'wrong-status': {
    el: 'Η πύλη κοίταξε την κατάσταση «{told}», ενώ ζητήθηκε «{asked}».',
    tr: 'Portal “{told}” durumuna baktı, oysa “{asked}” soruldu.',
    en: 'The portal looked at the status “{told}”, where “{asked}” was asked.',
  },
  'wrong-page': {
    el: 'Η πύλη έδωσε τη σελίδα {page} αντί για τη {asked}.',
    tr: 'Portal {asked} yerine {page} sayfasını verdi.',
    en: 'The portal gave page {page} in place of {asked}.',
  },

  'no-act': { el: 'Αυτό δεν είναι πράξη.', tr: 'Bu bir karar değil.', en: 'This is no act at all.' },
  'error-in-place': {
    el: 'Η πύλη έδωσε σφάλμα στη θέση της πράξης: {said}',
    tr: 'Portal kararın yerine bir hata verdi: {said}',
    en: 'The portal gave an error in place of the act: {said}',
  },
  'no-ada': { el: 'Δεν έχει ΑΔΑ.', tr: 'ΑΔΑ’sı yok.', en: 'It has no ΑΔΑ.' },
  'no-status': {
    el: 'Η κατάστασή της («{status}») δεν είναι από όσες έχει μια πράξη.',
    tr: 'Durumu (“{status}”) bir kararın durumlarından değil.',
    en: 'Its status (“{status}”) is none that an act has.',
  },
  'number-only': {
    el: 'Η πύλη έδωσε τον αριθμό της πράξης και τίποτε άλλο.',
    tr: 'Portal kararın numarasını verdi, başka hiçbir şey vermedi.',
    en: 'The portal gave the number of the act and nothing else.',
  },
  'too-deep': {
    el: 'Τα πεδία της βρίσκονται το ένα μέσα στο άλλο τόσο βαθιά, που δεν διαβάζονται.',
    tr: 'Alanları okunamayacak kadar derin biçimde iç içe.',
    en: 'Its fields lie inside one another too deep to be read.',
  },

  'windows-left': {
    el: 'Δεν διαβάστηκαν {failed} από {of} διαστήματα ημερομηνιών.',
    tr: '{of} tarih aralığından {failed} tanesi okunamadı.',
    en: '{failed} of {of} ranges of days could not be read.',
  },
  'less-than-a-day': {
    el: 'Η πύλη κοιτάζει λιγότερο από μία ημέρα.',
    tr: 'Portal bir günden azına bakıyor.',
    en: 'The portal looks at fewer days than a single one.',
  },
  'total-differs': {
    el: 'Η πύλη μιλά για {total} πράξεις και δίνει {given}.',
    tr: 'Portal {total} karardan söz ediyor, {given} karar veriyor.',
    en: 'The portal speaks of {total} acts and gives {given}.',
  },
  underway: {
    el: 'Οι πράξεις του {uid} αντιγράφονται αυτή τη στιγμή από άλλη διεργασία.',
    tr: '{uid} kararlarını şu anda başka bir işlem kopyalıyor.',
    en: 'The acts of {uid} are being mirrored by another process at this moment.',
  },

  'no-account': {
    el: 'Ο λογαριασμός στη Διαύγεια λείπει ή η πύλη δεν τον δέχτηκε.',
    tr: 'Portal hesabı yok ya da portal onu kabul etmedi.',
    en: 'The account is missing or was refused.',
  },
  'not-as-approved': {
    el: 'Δεν είναι πια αυτό που εγκρίθηκε.',
    tr: 'Artık onaylanan metin değil.',
    en: 'It is no longer what was approved.',
  },
  'act-revoked': {
    el: 'Η πράξη έχει ανακληθεί ή έχει ήδη ζητηθεί η ανάκλησή της.',
    tr: 'Karar geri alınmış ya da geri alınması zaten istenmiş.',
    en: 'The act is revoked, or its revocation was asked for already.',
  },
  ...DOCUMENTS,
} satisfies Record<string, Sentence>;
