import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

import { useAnswer } from '../../../panel/admin/api';
import type { CitedAct } from '../../shared/citing';
import type { CitationNoticesAnswer, CitedAnswer, FetchAnswer, LookupAnswer } from '../../shared/ties-contracts';

const NOTHING: LookupAnswer = { data: [], ada: null };

/** Acts that fit what is typed; while the answer is under way, those found for what was typed before are only looked at. */
export function useLookup(q: string) {
  const asked = q.trim().length >= 3 ? { q: q.trim() } : null;
  const { answer, isLost, isCurrent } = useAnswer<LookupAnswer>('/diavgeia/lookup', asked);
  const found = isLost && !isCurrent ? NOTHING : answer;
  return { found: asked ? found : undefined, isLost, isCurrent };
}

/** How the acts stand that a form holds; each is asked for once. */
export function useCited(adas: string[]) {
  const { get, post } = useFetchClient();
  const [known, setKnown] = useState<Record<string, CitedAct>>({});
  const asked = adas.filter((ada) => !known[ada]).join(',');
  const learn = useCallback(
    (acts: CitedAct[]) => setKnown((before) => ({ ...before, ...Object.fromEntries(acts.map((act) => [act.ada, act])) })),
    [],
  );
  useEffect(() => {
    if (asked === '') return;
    const leaving = new AbortController();
    get<CitedAnswer>('/diavgeia/cited', { params: { adas: asked }, signal: leaving.signal }).then(
      ({ data }) => learn(data.data),
      () => undefined,
    );
    return () => leaving.abort();
  }, [get, asked, learn]);
  const fetchAct = async (ada: string): Promise<string | null> => {
    const { data } = await post<FetchAnswer>(`/diavgeia/acts/${encodeURIComponent(ada)}/fetch`);
    learn([data.data]);
    return data.against;
  };
  return { known, learn, fetchAct };
}

type Of = { type: string; document: string } | undefined;

/** What happened to cited acts and nobody has dealt with yet: of one entry, or of all. */
export function useNotices(of: Of, isAsked = true) {
  const { get, post } = useFetchClient();
  const [answer, setAnswer] = useState<CitationNoticesAnswer>();
  const [isLost, setLost] = useState(false);
  const { type, document } = of ?? {};
  const load = useCallback(async () => {
    if (!isAsked) return;
    try {
      const params = type && document ? { type, document } : {};
      setAnswer((await get<CitationNoticesAnswer>('/diavgeia/citation-notices', { params })).data);
      setLost(false);
    } catch {
      setLost(true);
    }
  }, [get, type, document, isAsked]);
  useEffect(() => void load(), [load]);
  const dealWith = async (id: number) => {
    await post(`/diavgeia/citation-notices/${id}/done`).catch(() => undefined);
    await load();
  };
  return { answer, isLost, dealWith };
}
