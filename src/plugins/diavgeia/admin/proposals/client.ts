import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

import type { Rule } from '../../shared/suggesting';
import type { DecidedAnswer, ProposalsAnswer, RulesAnswer, SavedRuleAnswer } from '../../shared/ties-contracts';

export type Answer = 'yes' | 'no' | 'undo';
export type Asked = { state: string; rule?: string; page?: string };

/** The inbox; after each answer it is asked for anew. */
export function useProposals({ state, rule, page }: Asked) {
  const { get, post } = useFetchClient();
  const [answer, setAnswer] = useState<ProposalsAnswer>();
  const [isLost, setLost] = useState(false);
  const load = useCallback(async () => {
    try {
      const params = { state, ...(rule && { rule }), ...(page && { page }) };
      setAnswer((await get<ProposalsAnswer>('/diavgeia/proposals', { params })).data);
      setLost(false);
    } catch {
      setLost(true);
    }
  }, [get, state, rule, page]);
  useEffect(() => void load(), [load]);
  /** One after the other, so that each draft is there as soon as it can be; `after` hears how many are done. */
  const decide = async (adas: string[], said: Answer, after?: (done: number) => void) => {
    const told: DecidedAnswer['data'] = [];
    for (const ada of adas) {
      const { data } = await post<DecidedAnswer>('/diavgeia/proposals/decisions', { adas: [ada], answer: said });
      told.push(...data.data);
      after?.(told.length);
    }
    await load();
    return told;
  };
  return { answer, isLost, decide, reload: load };
}

export function useRules() {
  const { get, post, put, del } = useFetchClient();
  const [answer, setAnswer] = useState<RulesAnswer>();
  const load = useCallback(
    () =>
      get<RulesAnswer>('/diavgeia/rules')
        .then(({ data }) => setAnswer(data))
        .catch(() => undefined),
    [get],
  );
  useEffect(() => void load(), [load]);
  return {
    answer,
    save: async ({ id, code: _, ...rule }: Omit<Rule, 'id'> & { id?: number }) => {
      const { data } =
        id === undefined
          ? await post<SavedRuleAnswer>('/diavgeia/rules', rule)
          : await put<SavedRuleAnswer>(`/diavgeia/rules/${id}`, rule);
      await load();
      return data.data.proposed;
    },
    remove: async (id: number) => {
      await del(`/diavgeia/rules/${id}`);
      await load();
    },
  };
}
