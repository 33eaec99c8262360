import { useFetchClient } from '@strapi/strapi/admin';

import type { ExposuresAnswer } from '../../shared/contracts';
import type { Exposure } from '../../shared/exposure';
import { useRepeated } from '../repeated';

/** The office's table, and how to change a line of it; null takes the office's own decision back. */
export function useExposures() {
  const { put } = useFetchClient();
  const { answer, isLost, setAnswer } = useRepeated<ExposuresAnswer>('/diavgeia/exposures', 3_000);
  return {
    answer,
    isLost,
    async decide(subject: string, exposure: Exposure | null): Promise<void> {
      const { data } = await put<ExposuresAnswer>('/diavgeia/exposures', { subject, exposure });
      setAnswer(data);
    },
  };
}
