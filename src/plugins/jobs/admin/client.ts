import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

import type { ListingAnswer, State } from '../shared/contracts';

const EVERY = 3_000;

export type Shown = { state: State; page: number };

/** What the page shows, asked for anew every few seconds as long as somebody looks. */
export function useJobs({ state, page }: Shown) {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<ListingAnswer>();
  const [isLost, setLost] = useState(false);

  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const { data } = await get<ListingAnswer>('/jobs/list', { params: { state, page }, signal });
        if (signal?.aborted) return;
        setAnswer(data);
        setLost(false);
      } catch {
        if (!signal?.aborted) setLost(true);
      }
    },
    [get, state, page],
  );

  useEffect(() => {
    const leaving = new AbortController();
    setAnswer(undefined);
    void load(leaving.signal);
    const timer = setInterval(() => document.hidden || void load(leaving.signal), EVERY);
    return () => {
      leaving.abort();
      clearInterval(timer);
    };
  }, [load]);

  return { answer, isLost, reload: () => load() };
}

export function useActs() {
  const { post, del } = useFetchClient();
  return {
    retry: (id: string) => post(`/jobs/${id}/retry`),
    remove: (id: string) => del(`/jobs/${id}`),
  };
}
