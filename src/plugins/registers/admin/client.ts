import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

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
  const { get } = useFetchClient();
  const [book, setBook] = useState<BookAnswer>();
  const [isLost, setLost] = useState(false);
  const question = JSON.stringify({ ...asked, language });

  useEffect(() => {
    const params = JSON.parse(question) as Asked;
    if (!params.type) return;
    const leaving = new AbortController();
    // Somebody is still typing.
    const timer = setTimeout(() => {
      get<BookAnswer>('/registers/book', { params, signal: leaving.signal }).then(
        ({ data }) => {
          setBook(data);
          setLost(false);
        },
        () => leaving.signal.aborted || setLost(true),
      );
    }, 250);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [get, question]);

  return { book, isLost };
}

/** Takes a book along as a file. */
export function usePaper() {
  const { get } = useFetchClient();
  return async ({ type = '', ...asked }: Asked, language: Language, format: Format) => {
    const { page: _, ...chosen } = asked;
    const params = { type, ...chosen, language, format };
    const { data } = await get<Blob>('/registers/paper', { params, responseType: 'blob' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(data);
    link.download = `register-${type.split('.').pop()}-${asked.year ?? 'all'}.${format}`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
}
