import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import { useAnswer, useDownload } from '../../panel/admin/api';
import type { BookAnswer, BooksAnswer } from '../shared/contracts';
import type { Language } from '../shared/words';

export type Asked = { type?: string; body?: string; year?: string; words?: string; page?: string };
export type Format = 'csv' | 'xlsx' | 'pdf';

/** The books there are; `null` when the server did not answer. */
export function useBooks(language: Language): BooksAnswer | null | undefined {
  const { get } = useFetchClient();
  const [books, setBooks] = useState<BooksAnswer | null>();
  useEffect(() => {
    void get<BooksAnswer>('/registers/books', { params: { language } }).then(
      ({ data }) => setBooks(data),
      () => setBooks(null),
    );
  }, [get, language]);
  return books;
}

/** One page of a book; nothing is asked before a type is known. */
export function useBook(asked: Asked, language: Language) {
  const { answer: book, isLost } = useAnswer<BookAnswer>('/registers/book', asked.type ? { ...asked, language } : null);
  return { book, isLost };
}

/** Takes a book along as a file. */
export function usePaper() {
  const save = useDownload();
  return ({ type = '', page: _, ...chosen }: Asked, language: Language, format: Format) => {
    const params = { type, ...chosen, language, format };
    return save({ url: '/registers/paper', params, name: `register-${type.split('.').pop()}-${chosen.year ?? 'all'}.${format}` });
  };
}
