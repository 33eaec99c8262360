import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { useQueryParams } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';

import { useLinksQuery } from './client';
import { useWords } from './words';

const LinkList = lazy(() => import('./LinkList'));

/** The only type that knows an embargo. */
const RELEASE = 'api::press-release.press-release';

type Query = { plugins?: { i18n?: { locale?: string } } };

/** Beside the form of a release under embargo, for those who may give links to it. */
export const LinksPanel: PanelComponent = ({ model, documentId }) => {
  const { say } = useWords();
  const [{ query }] = useQueryParams<Query>();
  const version = { type: model, documentId: documentId ?? '', locale: query.plugins?.i18n?.locale };
  const skip = model !== RELEASE || !documentId;
  const { data: links, isError } = useLinksQuery(version, { skip, refetchOnMountOrArgChange: true });
  if (skip || isError || !links || (links.data.length === 0 && !links.embargoUntil)) return null;
  return {
    title: say('title'),
    content: (
      <Suspense>
        <LinkList version={version} links={links} />
      </Suspense>
    ),
  };
};
