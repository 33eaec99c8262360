import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import type { ChoicesAnswer, EntriesAnswer, Filter } from '../shared/contracts';

/** What the log holds, for the filters. */
export function useChoices(): ChoicesAnswer | undefined {
  const { get } = useFetchClient();
  const [choices, setChoices] = useState<ChoicesAnswer>();
  useEffect(() => {
    void get<ChoicesAnswer>('/audit/choices').then(
      ({ data }) => setChoices(data),
      () => undefined,
    );
  }, [get]);
  return choices;
}

/** The newest entries that fit, and older ones as they are asked for. */
export function useEntries(filter: Filter) {
  const { get } = useFetchClient();
  const [pages, setPages] = useState<EntriesAnswer[]>();
  const [isLost, setLost] = useState(false);
  const asked = JSON.stringify(filter);

  useEffect(() => {
    const leaving = new AbortController();
    // Somebody is still typing.
    const timer = setTimeout(() => {
      get<EntriesAnswer>('/audit/entries', { params: JSON.parse(asked) as Filter, signal: leaving.signal }).then(
        ({ data }) => {
          setPages([data]);
          setLost(false);
        },
        () => leaving.signal.aborted || setLost(true),
      );
    }, 250);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [get, asked]);

  const next = pages?.at(-1)?.next ?? null;
  const showOlder = () =>
    get<EntriesAnswer>('/audit/entries', { params: { ...filter, before: next } }).then(
      ({ data }) => setPages((shown = []) => [...shown, data]),
      () => setLost(true),
    );
  return { entries: pages?.flatMap(({ data }) => data), hasOlder: next !== null, isLost, showOlder };
}

export function useExport() {
  const { get } = useFetchClient();
  return async (filter: Filter) => {
    const { data } = await get<Blob>('/audit/export', { params: filter, responseType: 'blob' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(data);
    link.download = 'log.jsonl';
    link.click();
    URL.revokeObjectURL(link.href);
  };
}
