import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

import { refusalsIn } from '../../../panel/admin/api';
import type { PressAnswer } from '../../shared/ties-contracts';

/** The list of the press in one state, and the way back from a mark. */
export function usePress(state: string) {
  const { get, put } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [answer, setAnswer] = useState<PressAnswer>();
  const [isLost, setLost] = useState(false);
  const load = useCallback(
    () =>
      get<PressAnswer>('/diavgeia/press', { params: { state } }).then(
        ({ data }) => {
          setAnswer(data);
          setLost(false);
        },
        () => setLost(true),
      ),
    [get, state],
  );
  useEffect(() => void load(), [load]);
  async function reopen(ada: string): Promise<void> {
    await put(`/diavgeia/press/${encodeURIComponent(ada)}`, { state: 'open' }).catch((fault: unknown) => {
      for (const { message } of refusalsIn(fault)) toggleNotification({ type: 'danger', message });
    });
    await load();
  }
  return { answer, isLost, load, reopen };
}
