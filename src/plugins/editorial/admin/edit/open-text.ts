import type { DocumentActionProps } from '@strapi/content-manager/strapi-admin';
import { useAuth, useQueryParams } from '@strapi/strapi/admin';

import type { Version } from '../client';

type Query = { plugins?: { i18n?: { locale?: string } } };
type Known = Pick<DocumentActionProps, 'model' | 'documentId' | 'document' | 'meta'>;

/** The language version that is open in a form: the other languages there are of it, and whether whoever looks changed it last. */
export type OpenText = { version: Version; languages: string[]; isOwn: boolean };

export function useOpenText({ model, documentId, document, meta }: Known): OpenText {
  const locale = useOpenLanguage();
  const reader = useAuth('EditorialDesk', ({ user }) => user?.id);
  const { updatedBy, createdBy } = (document ?? {}) as { updatedBy?: { id: number } | null; createdBy?: { id: number } | null };
  const last = (updatedBy ?? createdBy)?.id;
  const languages = (meta?.availableLocales ?? []).flatMap((other) =>
    other.locale && other.locale !== locale ? other.locale : [],
  );
  return {
    version: { type: model, documentId: documentId ?? '', locale },
    languages: [...new Set(languages)],
    isOwn: last !== undefined && last === reader,
  };
}

/** The language version that is open in the content manager. */
export function useOpenLanguage(): string | undefined {
  const [{ query }] = useQueryParams<Query>();
  return query.plugins?.i18n?.locale;
}
