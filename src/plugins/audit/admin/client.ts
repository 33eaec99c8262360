import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import { useAnswer, useDownload } from '../../panel/admin/api';
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
  const { answer: newest, isLost } = useAnswer<EntriesAnswer>('/audit/entries', filter);
  const [older, setOlder] = useState<{ than: EntriesAnswer; pages: EntriesAnswer[]; isLost?: boolean }>();
  const shown = older && older.than === newest ? older : undefined;
  const pages = newest && [newest, ...(shown?.pages ?? [])];
  const next = pages?.at(-1)?.next ?? null;

  async function showOlder() {
    if (!newest) return;
    const found = shown?.pages ?? [];
    await get<EntriesAnswer>('/audit/entries', { params: { ...filter, before: next } }).then(
      ({ data }) => setOlder({ than: newest, pages: [...found, data] }),
      () => setOlder({ than: newest, pages: found, isLost: true }),
    );
  }
  return { entries: pages?.flatMap(({ data }) => data), hasOlder: next !== null, isLost: isLost || shown?.isLost, showOlder };
}

/** Takes what fits along as a file. */
export function useExport() {
  const save = useDownload();
  return (filter: Filter) => save({ url: '/audit/export', params: filter, name: 'log.jsonl' });
}
