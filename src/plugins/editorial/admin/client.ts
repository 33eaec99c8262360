import { adminApi } from '@strapi/strapi/admin';

import type { Against, Said, Standing } from '../shared/contracts';
import type { Verb } from '../shared/table';

export type Version = { type: string; documentId: string; locale: string | undefined };
type Act = Version & { verb: Verb; said: Omit<Said, 'locale'>; languages?: string[] };
type Entry = { documentId: string; title: string | null };

/** The content manager keeps what it has read under these names; whoever drops them makes it read again. */
const TAGS = ['Document', 'Relations', 'EditorialDesk'] as const;

const documentTag = ({ type, documentId }: Pick<Version, 'type' | 'documentId'>) =>
  ({ type: 'Document', id: `${type}_${documentId}` }) as const;

export const deskApi = adminApi.enhanceEndpoints({ addTagTypes: TAGS }).injectEndpoints({
  endpoints: (build) => ({
    standing: build.query<Standing, Version>({
      query: ({ type, documentId, locale }) => ({ url: `/editorial/${type}/${documentId}`, config: { params: { locale } } }),
      transformResponse: ({ data }: { data: Standing }) => data,
      providesTags: (_standing, _fault, version) => [documentTag(version)],
    }),
    act: build.mutation<Standing, Act>({
      query: ({ type, documentId, locale, verb, said, languages = [] }) => ({
        url: `/editorial/${type}/${documentId}/${verb}`,
        method: 'POST',
        data: { ...said, ...(locale && { locale: [locale, ...languages] }) },
      }),
      transformResponse: ({ data }: { data: Standing }) => data,
      invalidatesTags: (_standing, _fault, version) => [
        documentTag(version),
        { type: 'Document', id: `${version.type}_LIST` },
        'Relations',
        'EditorialDesk',
      ],
    }),
    /** What readers see of a type, to lead them to. */
    published: build.query<Entry[], { type: string; locale: string | undefined; words: string }>({
      query: ({ type, locale, words }) => ({
        url: `/content-manager/collection-types/${type}`,
        config: { params: { locale, status: 'published', pageSize: 10, ...(words && { _q: words }) } },
      }),
      transformResponse: ({ results }: { results: Entry[] }) => results,
    }),
  }),
});

export const { useStandingQuery, useActMutation, usePublishedQuery } = deskApi;

/** What the server said against it, in the reader's language; of any other failure the one sentence there is. */
export function refusalsIn(fault: unknown): Against[] {
  const { message, details } = fault as { message?: string; details?: { refusals?: Against[] } };
  return details?.refusals ?? [{ code: 'fault', message: message ?? 'Error' }];
}
