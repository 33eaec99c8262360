import { useAuth, useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { type Against, refusalsIn } from '../../../panel/admin/api';
import type { PostingAnswer, PostingsAnswer } from '../../shared/publishing/contracts';
import type { Kind, Verb } from '../../shared/publishing/table';

const EVERY = 4_000;
export type Chosen = { state?: string; entry?: string; page: number };
export type Beginning = { kind: Kind; organizationUid?: string; ada?: string; entry?: PostingEntry };
export type PostingEntry = { type: string; documentId: string; language: string | null };
type Kept<T> = { answer: T | undefined; isLost: boolean; reload: () => Promise<void> };

/** The postings, asked for anew every few seconds as long as somebody looks. */
export function usePostings({ state, entry, page }: Chosen): Kept<PostingsAnswer> {
  const { get } = useFetchClient();
  const ask = useCallback(
    async (signal: AbortSignal | undefined) => {
      const params = { page, ...(state && { state }), ...(entry && { entry }) };
      return (await get<PostingsAnswer>('/diavgeia/postings', { params, signal })).data;
    },
    [get, state, entry, page],
  );
  return useKept(ask);
}

function useKept<T>(ask: (signal?: AbortSignal) => Promise<T>): Kept<T> {
  const [answer, setAnswer] = useState<T>();
  const [isLost, setLost] = useState(false);
  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const data = await ask(signal);
        if (signal?.aborted) return;
        setAnswer(data);
        setLost(false);
      } catch {
        if (!signal?.aborted) setLost(true);
      }
    },
    [ask],
  );
  useEffect(() => {
    const leaving = new AbortController();
    void load(leaving.signal);
    const timer = setInterval(() => document.hidden || void load(leaving.signal), EVERY);
    return () => {
      leaving.abort();
      clearInterval(timer);
    };
  }, [load]);
  return { answer, isLost, reload: load };
}

/** One posting. While it is written nobody but the writer changes what is shown; in other hands it is asked for anew. */
export function usePosting(id: string) {
  const { show } = usePostingActs();
  const [posting, setPosting] = useState<PostingAnswer>();
  const [isLost, setLost] = useState(false);
  // What comes late does not take the place of what is newer.
  const update = useCallback(
    (next: PostingAnswer) => setPosting((before) => (before && before.revision > next.revision ? before : next)),
    [],
  );
  const load = useCallback(async () => {
    const { posting: found } = await show(id);
    setLost(!found);
    if (found) update(found);
  }, [id, show, update]);
  const isWaited = posting?.state !== 'draft';
  useEffect(() => {
    void load();
    if (!isWaited) return;
    const timer = setInterval(() => document.hidden || void load(), EVERY);
    return () => clearInterval(timer);
  }, [load, isWaited]);
  return { posting, isLost, update };
}

/** What can be done to postings; each answers the posting as it is then, or the reasons against it. */
export function usePostingActs() {
  const { get, post, put, del } = useFetchClient();
  const bring = useBringing();
  return useMemo(
    () => ({
      show: (id: string) => answered(get<{ data: PostingAnswer }>(at(id))),
      begin: (said: Beginning) => answered(post<{ data: PostingAnswer }>('/diavgeia/postings', said)),
      /** Goes on when its screen is left, which ends the panel's other questions. */
      save: (id: string, body: Pick<PostingAnswer, 'said' | 'revision'>) =>
        answered(put<{ data: PostingAnswer }>(at(id), body, { signal: new AbortController().signal })),
      step: (id: string, verb: Verb, said: object) => answered(post<{ data: PostingAnswer }>(at(id, `/${verb}`), said)),
      bring: (id: string, file: File, part: string) => answered(bring(at(id, '/files'), file, part)),
      describe: (id: string, file: string, description: string) =>
        answered(put<{ data: PostingAnswer }>(at(id, `/files/${file}`), { description })),
      takeAway: (id: string, file: string) => answered(del<{ data: PostingAnswer }>(at(id, `/files/${file}`))),
      trust: () => post('/diavgeia/postings/account', {}),
    }),
    [get, post, put, del, bring],
  );
}

const at = (id: string, more = '') => `/diavgeia/postings/${id}${more}`;

/** `isLost`: nothing was decided about it, so that the same may go well later. */
type Answered = { posting: PostingAnswer | undefined; refusals: Against[]; isLost: boolean };

async function answered(asked: Promise<{ data: { data: PostingAnswer } }>): Promise<Answered> {
  try {
    return { posting: (await asked).data.data, refusals: [], isLost: false };
  } catch (fault) {
    return { posting: undefined, refusals: refusalsIn(fault), isLost: isPassing(fault) };
  }
}

/** The line broke, or the server was too busy or out of order; any other answer would be the same again. */
function isPassing(fault: unknown): boolean {
  const { status } = fault as { status?: number };
  return status === undefined || status === 408 || status === 429 || status >= 500;
}

/** Sends a file as it is: the panel's own way knows forms only, and those are for the public folder. */
function useBringing() {
  const { get } = useFetchClient();
  const token = useRef<string | null>(null);
  token.current = useAuth('Postings', (auth) => auth.token);
  return useCallback(
    async (url: string, file: File, part: string): Promise<{ data: { data: PostingAnswer } }> => {
      const query = new URLSearchParams({ part, filename: file.name, mimeType: file.type || 'application/octet-stream' });
      const send = () =>
        fetch(`${url}?${query.toString()}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token.current}`, 'Content-Type': 'application/octet-stream' },
          body: file,
        });
      let response = await send();
      if (response.status === 401) {
        // The panel's own way renews a login that has grown old.
        await get('/admin/users/me');
        response = await send();
      }
      const body = (await response.json()) as { data: PostingAnswer; error?: object };
      if (!response.ok) throw body.error ?? new Error(response.statusText);
      return { data: body };
    },
    [get],
  );
}
