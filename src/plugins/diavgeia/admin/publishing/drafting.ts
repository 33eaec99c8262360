import { useCallback, useEffect, useRef, useState } from 'react';

import type { Against } from '../../../panel/admin/api';
import type { PostingAnswer } from '../../shared/publishing/contracts';
import type { TypedObject } from '../../shared/publishing/field';
import { usePostingActs } from './client';

const PAUSE = 700;
const AGAIN = 5_000;
export type Saving = 'saved' | 'saving' | 'unsaved';

/** `isRefused`: as it is typed now, the server does not take it. */
type State = { said: TypedObject; revision: number; isChanged: boolean; isRefused: boolean };
type InTurn = <T extends { posting: PostingAnswer | undefined }>(act: () => Promise<T>) => Promise<T>;
export type Draft = ReturnType<typeof useDraft>;

/** What is typed is kept here at once and saved a moment later; what could not be saved is tried again and never lost. */
export function useDraft(posting: PostingAnswer, update: (posting: PostingAnswer) => void) {
  const { save } = usePostingActs();
  const [said, setSaid] = useState<TypedObject>(posting.said);
  const [saving, setSaving] = useState<Saving>('saved');
  const [refusals, setRefusals] = useState<Against[]>([]);
  const now = useRef<State>({ said: posting.said, revision: posting.revision, isChanged: false, isRefused: false });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const inTurn = useTurns(now, update);

  const write = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const { current } = now;
    if (!current.isChanged || current.isRefused) return;
    setSaving('saving');
    const { refusals: against, isLost } = await inTurn(async () => {
      current.isChanged = false;
      return save(posting.id, { said: current.said, revision: current.revision });
    });
    // What was typed meanwhile is another text, and has a pause of its own.
    current.isRefused = against.length > 0 && !isLost && !current.isChanged;
    current.isChanged ||= against.length > 0;
    setRefusals(against);
    setSaving(current.isChanged ? 'unsaved' : 'saved');
    // What was refused is not asked for again; what did not arrive is.
    if (isLost) timer.current = setTimeout(() => void write(), AGAIN);
  }, [posting.id, inTurn, save]);

  const change = useCallback(
    (uid: string, typed: TypedObject[string]) => {
      const { current } = now;
      Object.assign(current, { said: { ...current.said, [uid]: typed }, isChanged: true, isRefused: false });
      setSaid(current.said);
      setSaving('unsaved');
      clearTimeout(timer.current);
      // Another type has other fields, which somebody waits for.
      timer.current = setTimeout(() => void write(), uid === 'decisionTypeId' ? 0 : PAUSE);
    },
    [write],
  );

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => now.current.isChanged && event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void write();
    };
  }, [write]);

  return { said, saving, refusals, change, inTurn };
}

/** One change after the other, each upon what the one before made of the posting. */
function useTurns(now: { current: State }, update: (posting: PostingAnswer) => void): InTurn {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(
    async (act) => {
      const next = last.current.then(act);
      last.current = next.catch(() => undefined);
      const answer = await next;
      if (answer.posting) {
        now.current.revision = answer.posting.revision;
        update(answer.posting);
      }
      return answer;
    },
    [now, update],
  );
}
