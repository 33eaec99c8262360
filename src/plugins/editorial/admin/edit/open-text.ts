import type { DocumentActionProps } from '@strapi/content-manager/strapi-admin';
import { useAuth, useQueryParams } from '@strapi/strapi/admin';

import type { Version } from '../client';

type Query = { plugins?: { i18n?: { locale?: string } } };
type Written = { updatedAt: string; updatedBy: { id: number } | null; createdBy: { id: number } | null };
type Known = Pick<DocumentActionProps, 'model' | 'documentId' | 'document' | 'meta'>;

/**
 * The language version that is open in a form: the other languages there are of it, whether whoever looks changed it last, and
 * when the text in the form was written.
 */
export type OpenText = { version: Version; languages: string[]; isOwn: boolean; writtenAt: string | undefined };

export function useOpenText({ model, documentId, document, meta }: Known): OpenText {
  const locale = useOpenLanguage();
  const reader = useAuth('EditorialDesk', ({ user }) => user?.id);
  const { updatedBy, createdBy, updatedAt } = (document ?? {}) as Partial<Written>;
  const last = (updatedBy ?? createdBy)?.id;
  const languages = (meta?.availableLocales ?? []).flatMap((other) =>
    other.locale && other.locale !== locale ? other.locale : [],
  );
  return {
    version: { type: model, documentId: documentId ?? '', locale },
    languages: [...new Set(languages)],
    isOwn: last !== undefined && last === reader,
    writtenAt: updatedAt,
  };
}

/** The language version that is open in the content manager. */
export function useOpenLanguage(): string | undefined {
  const [{ query }] = useQueryParams<Query>();
  return query.plugins?.i18n?.locale;
}

/** The texts that whoever acts has before them, as the server asks for it: by language, when they were written. */
export function seenIn({ version, writtenAt }: OpenText, beside: readonly Seen[] = []): Record<string, string> {
  const all = [{ language: version.locale, writtenAt }, ...beside];
  return Object.fromEntries(all.flatMap(({ language, writtenAt: at }) => (language && at ? [[language, at]] : [])));
}

type Seen = { language: string; writtenAt: string | null };
