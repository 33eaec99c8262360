import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

import { PREPARE, READ } from '../shared/names';

/** One part of the page: `name` is the end of its address, and `diavgeia.tabs.<name>` what it is called. */
export type Tab = {
  name: string;
  /** Only for those who hold this right. */ action: string;
  Screen: LazyExoticComponent<ComponentType>;
};

export const TABS: Tab[] = [
  { name: 'mirror', action: READ, Screen: lazy(() => import('./mirror/MirrorTab')) },
  { name: 'postings', action: PREPARE, Screen: lazy(() => import('./publishing/PostingsTab')) },
];
