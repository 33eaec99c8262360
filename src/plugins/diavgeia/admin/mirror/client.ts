import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

import type { MirrorsAnswer } from '../../shared/contracts';

const EVERY = 5_000;

/** How far the mirrors are, asked for anew every few seconds as long as somebody looks. */
export function useMirrors() {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<MirrorsAnswer>();
  const [isLost, setLost] = useState(false);
  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const { data } = await get<MirrorsAnswer>('/diavgeia/mirrors', { signal });
        if (signal?.aborted) return;
        setAnswer(data);
        setLost(false);
      } catch {
        if (!signal?.aborted) setLost(true);
      }
    },
    [get],
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
  return { answer, isLost, reload: () => load() };
}
