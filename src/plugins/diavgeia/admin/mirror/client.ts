import { useFetchClient } from '@strapi/strapi/admin';

import type { MirrorsAnswer, Order } from '../../shared/contracts';
import { useRepeated } from '../repeated';

/** How far the mirrors are, and how to order what comes next. */
export function useMirrors() {
  const { post } = useFetchClient();
  const { answer, isLost, reload } = useRepeated<MirrorsAnswer>('/diavgeia/mirrors', 5_000);
  return {
    answer,
    isLost,
    order: async (uid: string, order: Order) => {
      await post(`/diavgeia/mirrors/${uid}/order`, { order });
      await reload();
    },
  };
}
