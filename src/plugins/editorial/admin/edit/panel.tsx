import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { useForm } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';

import { isPublishable } from '../../shared/names';
import { useWords } from '../words';
import { useOpenText } from './open-text';

const Desk = lazy(() => import('./Desk'));

/** Beside the form of what only the desk publishes. */
export const DeskPanel: PanelComponent = ({ model, documentId, document, meta }) => {
  const { say } = useWords();
  const text = useOpenText({ model, documentId, document, meta });
  const isChanged = useForm('EditorialDesk', ({ modified }) => modified, false) ?? false;
  if (!isPublishable(model) || !documentId) return null;
  return {
    title: say('title'),
    content: (
      <Suspense>
        <Desk text={text} isChanged={isChanged} />
      </Suspense>
    ),
  };
};
