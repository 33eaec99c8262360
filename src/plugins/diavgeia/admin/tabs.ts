import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

import { PREPARE, PROPOSE, READ } from '../shared/names';

/** One part of the page: `name` is the end of its address, and `diavgeia.tabs.<name>` what it is called. */
export type Tab = {
  name: string;
  /** Only for those who hold this right. */ action: string;
  Screen: LazyExoticComponent<ComponentType>;
};

export const TABS: Tab[] = [
  { name: 'mirror', action: READ, Screen: lazy(() => import('./mirror/MirrorTab')) },
  { name: 'acts', action: READ, Screen: lazy(() => import('./acts/ActsTab')) },
  { name: 'exposures', action: READ, Screen: lazy(() => import('./exposures/ExposuresTab')) },
  { name: 'proposals', action: PROPOSE, Screen: lazy(() => import('./proposals/ProposalsTab')) },
  { name: 'calls', action: PROPOSE, Screen: lazy(() => import('./calls/CallsTab')) },
  { name: 'press', action: PROPOSE, Screen: lazy(() => import('./press/PressTab')) },
  { name: 'citations', action: PROPOSE, Screen: lazy(() => import('./citing/NoticesTab')) },
  { name: 'postings', action: PREPARE, Screen: lazy(() => import('./publishing/PostingsTab')) },
];
