import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { refusalsIn } from '../../../panel/admin/api';
import type { Against, Dated } from '../../shared/contracts';
import { onTheWall } from '../../shared/days';
import { useActMutation } from '../client';
import { useWords } from '../words';

export type Move = (item: Dated, day: string) => Promise<void>;

/** Schedules again for another day at the same hour of the office's clock; what the server says against it is kept. */
export function useMove(timeZone: string): { move: Move; refusals: Against[] } {
  const { say, moment } = useWords(timeZone);
  const { toggleNotification } = useNotification();
  const [act] = useActMutation();
  const [refusals, setRefusals] = useState<Against[]>([]);
  const move: Move = async (item, day) => {
    const { type, documentId, language, title } = item;
    const now = onTheWall(item.at, timeZone);
    if (!item.move || now.slice(0, 10) === day) return;
    const said = { ...item.move, at: `${day}${now.slice(10)}` };
    const answer = await act({ type, documentId, locale: language, verb: 'schedule', said });
    if ('error' in answer) return setRefusals(refusalsIn(answer.error));
    setRefusals([]);
    const at = moment(answer.data.dueAt ?? item.at);
    toggleNotification({ type: 'success', message: say('moved', { title, at }) });
  };
  return { move, refusals };
}
