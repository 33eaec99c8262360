import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { useWords } from '../words';
import type { Answer, useProposals } from './client';

type Progress = { done: number; of: number };
export type Answering = ReturnType<typeof useAnswering>;

const draftAt = (type: string, documentId: string) => `/content-manager/collection-types/${type}/${documentId}`;

/** Yes, no and undo, one after the other, and what was answered last, so that it can be undone. */
export function useAnswering(decide: ReturnType<typeof useProposals>['decide']) {
  const { say } = useWords();
  const { toggleNotification } = useNotification();
  const [last, setLast] = useState<string[]>([]);
  const [progress, setProgress] = useState<Progress | null>(null);

  async function answer(adas: string[], said: Answer): Promise<void> {
    if (adas.length === 0 || progress) return;
    setProgress({ done: 0, of: adas.length });
    try {
      const told = await decide(adas, said, (done) => setProgress({ done, of: adas.length }));
      const against = [...new Set(told.flatMap((one) => one.against ?? []))];
      const settled = told.filter((one) => one.against === null);
      const done = settled.map(({ ada }) => ada);
      const [only, ...more] = settled;
      const draft = said === 'yes' && only?.type && only.document && more.length === 0 ? draftAt(only.type, only.document) : null;
      for (const message of against) toggleNotification({ type: 'warning', message });
      if (done.length > 0)
        toggleNotification({
          type: 'success',
          message: say(`proposals.said.${said}`, { count: done.length }),
          ...(draft && { link: { label: say('proposals.draft'), url: draft } }),
        });
      setLast(said === 'undo' ? [] : done);
    } catch {
      toggleNotification({ type: 'danger', message: say('lost') });
    }
    setProgress(null);
  }

  return { answer, last, progress };
}
