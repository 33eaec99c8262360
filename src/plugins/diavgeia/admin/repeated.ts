import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

/** What the server answers, asked for anew every so many milliseconds as long as somebody looks. */
export function useRepeated<Answer>(url: string, every: number) {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<Answer>();
  const [isLost, setLost] = useState(false);
  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const { data } = await get<Answer>(url, { signal });
        if (signal?.aborted) return;
        setAnswer(data);
        setLost(false);
      } catch {
        if (!signal?.aborted) setLost(true);
      }
    },
    [get, url],
  );
  useEffect(() => {
    const leaving = new AbortController();
    void load(leaving.signal);
    const timer = setInterval(() => document.hidden || void load(leaving.signal), every);
    return () => {
      leaving.abort();
      clearInterval(timer);
    };
  }, [load, every]);
  return { answer, isLost, setAnswer, reload: () => load() };
}
