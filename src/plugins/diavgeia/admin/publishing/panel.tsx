import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { useRBAC } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';

import { PREPARE } from '../../shared/names';
import { isSource } from '../../shared/publishing/sources';
import { useWords } from './words';

const EntryPostings = lazy(() => import('./EntryPostings'));
const PERMISSIONS = [{ action: PREPARE, subject: null }];

/** Beside the form of what may be posted on the portal, for those who post. */
export const PostingPanel: PanelComponent = ({ model, documentId, document }) => {
  const { say } = useWords();
  const { allowedActions } = useRBAC(PERMISSIONS);
  if (!isSource(model) || !documentId || !allowedActions.canPrepare) return null;
  const language = typeof document?.locale === 'string' ? document.locale : null;
  return {
    title: say('panel'),
    content: (
      <Suspense>
        <EntryPostings entry={{ type: model, documentId, language }} />
      </Suspense>
    ),
  };
};
