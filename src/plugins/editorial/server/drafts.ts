import type { Core } from '@strapi/strapi';

import type { Live, State } from '../shared/table';
import type { Text } from '../shared/text';
import { papers } from './papers';
import { caller } from './people';
import { draftOf, type Version } from './texts';

/** A text as it lies on the desk. Whoever shows it must know that readers have not got it. */
export type OnDesk = {
  text: Text;
  /** The body that speaks in it. */
  issuer: string | null;
  embargoUntil: Date | null;
  state: State;
  live: Live;
  edition: number;
  /** Whether it is word for word what was approved. */
  isAsApproved: boolean;
};
export type Drafts = ReturnType<typeof drafts>;

/** Texts on the desk, for those plugins that show them or speak of them. */
export const drafts = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Nothing where there is no such text. */
  async of(version: Version): Promise<OnDesk | null> {
    const draft = await draftOf(strapi, version);
    if (!draft) return null;
    const { state, live, edition, approvedHash } = await papers(strapi).of(version);
    const { text, embargoUntil, row, hash } = draft;
    const issuer = (row.organization as { name?: string } | null)?.name ?? null;
    return { text, issuer, embargoUntil, state, live, edition, isAsApproved: approvedHash === hash };
  },

  /** Who is asking now, and what they may. */
  caller: () => caller(strapi),
});
