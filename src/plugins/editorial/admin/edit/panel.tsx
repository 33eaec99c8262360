import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { useForm, useQueryParams } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';

import { isPublishable } from '../../shared/names';
import { useWords } from '../words';

const Desk = lazy(() => import('./Desk'));

type Query = { plugins?: { i18n?: { locale?: string } } };

/** The language version that is open in the content manager. */
export function useOpenLanguage(): string | undefined {
  const [{ query }] = useQueryParams<Query>();
  return query.plugins?.i18n?.locale;
}

/** Beside the form of what only the desk publishes. */
export const DeskPanel: PanelComponent = ({ model, documentId }) => {
  const { say } = useWords();
  const locale = useOpenLanguage();
  const isChanged = useForm('EditorialDesk', ({ modified }) => modified, false) ?? false;
  if (!isPublishable(model) || !documentId) return null;
  const version = { type: model, documentId, locale };
  return {
    title: say('title'),
    content: (
      <Suspense>
        <Desk version={version} isChanged={isChanged} />
      </Suspense>
    ),
  };
};
