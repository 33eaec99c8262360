import type { Core } from '@strapi/strapi';

import type { Labels } from '../shared/labels';

export type Names = ReturnType<typeof names>;

export const namesIn = (strapi: Core.Strapi) => strapi.plugin('answers').service('names') as unknown as Names;

/** What people call fields. The panel knows, and comes after the answers; so it tells here. */
export const names = () => {
  const tellers: Labels[] = [];
  const of: Labels = (asked) => {
    for (const tell of tellers) {
      const label = tell(asked);
      if (label) return label;
    }
    return undefined;
  };
  return { tellBy: (teller: Labels) => void tellers.push(teller), of };
};
