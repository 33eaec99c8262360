import { createContext, useContext, useState } from 'react';

import { useAnswer } from '../../../../panel/admin/api';
import type { PostingAnswer } from '../../../shared/publishing/contracts';

export type Item = { uid: string; label: string };
type Lists = PostingAnswer['lists'];

/** What the choices of the form are called. */
export const ListsContext = createContext<Lists>({});

const MOST = 50;

/** The entries of a list that fit what is typed: a short list is at hand, of a long one the server is asked. */
export function useItems(list: string | undefined, fixed: string[]) {
  const lists = useContext(ListsContext);
  const [words, setWords] = useState('');
  const known = list === undefined ? { isWhole: true, items: fixed.map((uid) => ({ uid, label: uid })) } : lists[list];
  const isAsked = list !== undefined && known?.isWhole !== true && (words !== '' || known === undefined);
  const { answer } = useAnswer<{ data: Item[] }>('/diavgeia/postings/choices', isAsked ? { list, words } : null);
  const [named, setNamed] = useState<Item[]>([]);
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const fits = ({ uid, label }: Item) => wanted.every((word) => plain(`${uid} ${label}`).includes(word));
  const found = known?.isWhole ? known.items.filter(fits) : (answer?.data ?? known?.items ?? []);
  const all = [...(known?.items ?? []), ...named, ...(answer?.data ?? [])];
  return {
    items: found.slice(0, MOST),
    isLong: known?.isWhole !== true,
    search: setWords,
    /** What a chosen one is called, also once the search has moved on. */
    remember: (uid: string) => setNamed([...named, ...found.filter((item) => item.uid === uid)]),
    called: (uid: string) => all.find((item) => item.uid === uid)?.label ?? uid,
  };
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ');
}
