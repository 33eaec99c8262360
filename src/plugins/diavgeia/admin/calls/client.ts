import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

import { refusalsIn } from '../../../panel/admin/api';
import type { CallKind } from '../../shared/calls';
import type { CallsOnDeskAnswer } from '../../shared/ties-contracts';
import { useWords } from '../words';

export type Set = { kind: CallKind; deadlineAt: string | null; isOff: boolean };

/** Calls of one kind of standing, and the way to set what the office knows of one. */
export function useCalls(show: string) {
  const { say } = useWords();
  const { get, put } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [answer, setAnswer] = useState<CallsOnDeskAnswer>();
  const [isLost, setLost] = useState(false);
  const load = useCallback(
    () =>
      get<CallsOnDeskAnswer>('/diavgeia/calls', { params: { show } }).then(
        ({ data }) => {
          setAnswer(data);
          setLost(false);
        },
        () => setLost(true),
      ),
    [get, show],
  );
  useEffect(() => void load(), [load]);
  const set = async (ada: string, what: Set) => {
    try {
      await put(`/diavgeia/calls/${encodeURIComponent(ada)}`, what);
      toggleNotification({ type: 'success', message: say('calls.saved') });
    } catch (fault) {
      for (const { message } of refusalsIn(fault)) toggleNotification({ type: 'danger', message });
    }
    await load();
  };
  return { answer, isLost, set };
}
