/** The languages a register book is written in. */
export const LANGUAGES = ['el', 'tr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const COLUMNS = ['number', 'date', 'title', 'kind', 'body', 'state'] as const;
export type Column = (typeof COLUMNS)[number];

/** What became of a numbered document, in the desk's words; `deleted` is gone altogether, `unpublished` is there and not public. */
export type State = 'published' | 'corrected' | 'withdrawn' | 'merged' | 'unpublished' | 'deleted';

type BookWords = {
  book: string;
  page: string;
  of: string;
  nobody: string;
  columns: Record<Column, string>;
  states: Record<State, string>;
};

export const BOOK_WORDS: Record<Language, BookWords> = {
  el: {
    book: 'Βιβλίο αρίθμησης',
    page: 'Σελίδα',
    of: 'από',
    nobody: 'Χωρίς φορέα',
    columns: { number: 'Αριθμός', date: 'Ημερομηνία', title: 'Τίτλος', kind: 'Είδος', body: 'Φορέας', state: 'Κατάσταση' },
    states: {
      published: 'Δημοσιεύτηκε',
      corrected: 'Ορθή επανάληψη',
      withdrawn: 'Αποσύρθηκε',
      merged: 'Ενσωματώθηκε σε άλλο',
      unpublished: 'Εκτός δημοσίευσης',
      deleted: 'Διαγράφηκε',
    },
  },
  tr: {
    book: 'Kayıt defteri',
    page: 'Sayfa',
    of: '/',
    nobody: 'Kurumsuz',
    columns: { number: 'Sayı', date: 'Tarih', title: 'Başlık', kind: 'Tür', body: 'Kurum', state: 'Durum' },
    states: {
      published: 'Yayımlandı',
      corrected: 'Düzeltildi',
      withdrawn: 'Geri çekildi',
      merged: 'Başkasıyla birleştirildi',
      unpublished: 'Yayından kaldırıldı',
      deleted: 'Silindi',
    },
  },
  en: {
    book: 'Register book',
    page: 'Page',
    of: 'of',
    nobody: 'No body',
    columns: { number: 'Number', date: 'Date', title: 'Title', kind: 'Kind', body: 'Body', state: 'State' },
    states: {
      published: 'Published',
      corrected: 'Corrected',
      withdrawn: 'Withdrawn',
      merged: 'Merged into another',
      unpublished: 'Not public',
      deleted: 'Deleted',
    },
  },
};
