import type { State } from './words';

/** One line of a register book, in the words of the language asked for. `at` is a moment, `date` a day of the office's wall clock. */
export type Line = {
  number: number;
  year: number;
  label: string;
  at: string;
  date: string;
  title: string;
  kind: string;
  body: string;
  state: string;
  stateCode: State;
  document: { type: string; documentId: string };
};

export type Choice = { value: string; name: string };
export type BooksAnswer = { types: Choice[]; bodies: Choice[]; years: number[] };
export type BookAnswer = { data: Line[]; pagination: { page: number; pageSize: number; pageCount: number; total: number } };
