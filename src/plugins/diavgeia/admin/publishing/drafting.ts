import { useCallback, useEffect, useRef, useState } from 'react';

import { type Against, refusalsIn } from '../../../panel/admin/api';
import type { PostingAnswer } from '../../shared/publishing/contracts';
import type { TypedObject } from '../../shared/publishing/field';
import { usePostingActs } from './client';

const PAUSE = 700;
const AGAIN = 5_000;
export type Saving = 'saved' | 'saving' | 'unsaved';

/** What is typed is kept here at once and saved a moment later; what could not be saved is tried again and never lost. */
export function useDraft(posting: PostingAnswer, update: (posting: PostingAnswer) => void) {
  const { save } = usePostingActs();
  const [said, setSaid] = useState<TypedObject>(posting.said);
  const [saving, setSaving] = useState<Saving>('saved');
  const [refusals, setRefusals] = useState<Against[]>([]);
  const now = useRef({ said: posting.said, revision: posting.revision, isChanged: false, isBusy: false });
  now.current.revision = Math.max(now.current.revision, posting.revision);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const write = useCallback(async () => {
    clearTimeout(timer.current);
    const { current } = now;
    if (!current.isChanged || current.isBusy) return;
    Object.assign(current, { isBusy: true, isChanged: false });
    setSaving('saving');
    const later = (ms: number) => (timer.current = setTimeout(() => void write(), ms));
    try {
      const { data } = await save(posting.id, { said: current.said, revision: current.revision });
      Object.assign(current, { isBusy: false, revision: data.data.revision });
      setRefusals([]);
      setSaving(current.isChanged ? 'unsaved' : 'saved');
      update(data.data);
      if (current.isChanged) later(PAUSE);
    } catch (fault) {
      const isRefused = (fault as { name?: string }).name === 'Refused';
      Object.assign(current, { isBusy: false, isChanged: true });
      setRefusals(refusalsIn(fault));
      setSaving('unsaved');
      if (!isRefused) later(AGAIN);
    }
    // The acts are made anew with each drawing and do the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [posting.id]);

  const change = useCallback(
    (uid: string, typed: TypedObject[string]) => {
      const { current } = now;
      Object.assign(current, { said: { ...current.said, [uid]: typed }, isChanged: true });
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

  return { said, saving, refusals, change, write };
}
