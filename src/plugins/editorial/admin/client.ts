import { adminApi } from '@strapi/strapi/admin';

import type {
  BesideAnswer,
  CalendarAnswer,
  ColleaguesAnswer,
  ComparisonAnswer,
  EditionsAnswer,
  Named,
  RemarksAnswer,
  Said,
  Saying,
  Standing,
  TraysAnswer,
} from '../shared/contracts';
import type { Verb } from '../shared/table';

type Document = { type: string; documentId: string };
export type Version = Document & { locale: string | undefined };
export type VersionStanding = { language: string; standing: Standing };
/** A language version whose language is known. */
export type OpenVersion = Version & { locale: string };
type Act = Version & { verb: Verb; said: Omit<Said, 'locale'>; languages?: string[] };
type Entry = { documentId: string; title: string | null };

/** The content manager keeps what it has read under these names; whoever drops them makes it read again. */
const TAGS = ['Document', 'Relations', 'EditorialDesk'] as const;

const documentTag = ({ type, documentId }: Document) => ({ type: 'Document', id: `${type}_${documentId}` }) as const;

const deskApi = adminApi.enhanceEndpoints({ addTagTypes: TAGS }).injectEndpoints({
  endpoints: (build) => ({
    standing: build.query<Standing, Version>({
      query: ({ type, documentId, locale }) => ({ url: `/editorial/${type}/${documentId}`, config: { params: { locale } } }),
      transformResponse: ({ data }: { data: Standing }) => data,
      providesTags: (_standing, _fault, version) => [documentTag(version)],
    }),
    /** Where several language versions of one document stand; those that cannot be read are left out. */
    standings: build.query<VersionStanding[], Document & { languages: string[] }>({
      queryFn: async ({ type, documentId, languages }, _api, _options, ask) => {
        const url = `/editorial/${type}/${documentId}`;
        const data: VersionStanding[] = [];
        for (const language of languages) {
          const answer = await ask({ url, config: { params: { locale: language } } });
          const standing = (answer.data as { data: Standing } | undefined)?.data;
          if (standing) data.push({ language, standing });
        }
        return { data };
      },
      providesTags: (_standings, _fault, document) => [documentTag(document)],
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

const pagesApi = deskApi.injectEndpoints({
  endpoints: (build) => ({
    trays: build.query<TraysAnswer, void>({
      query: () => '/editorial/trays',
      providesTags: ['EditorialDesk'],
    }),
    calendar: build.query<CalendarAnswer, { from: string; to: string }>({
      query: (params) => ({ url: '/editorial/calendar', config: { params } }),
      providesTags: ['EditorialDesk'],
    }),
    editions: build.query<EditionsAnswer, Version>({
      query: ({ type, documentId, locale }) => ({
        url: `/editorial/${type}/${documentId}/editions`,
        config: { params: { locale } },
      }),
      providesTags: ['EditorialDesk'],
    }),
    beside: build.query<BesideAnswer['data'], OpenVersion>({
      query: ({ type, documentId, locale }) => ({
        url: `/editorial/beside/${type}/${documentId}`,
        config: { params: { locale } },
      }),
      transformResponse: ({ data }: BesideAnswer) => data,
      providesTags: (_texts, _fault, entry) => [documentTag(entry), 'EditorialDesk'],
    }),
    comparison: build.query<ComparisonAnswer, Version & { from: number; to: number | 'draft' }>({
      query: ({ type, documentId, ...params }) => ({ url: `/editorial/${type}/${documentId}/comparison`, config: { params } }),
      providesTags: ['EditorialDesk'],
    }),
    restore: build.mutation<unknown, Version & { number: number }>({
      query: ({ type, documentId, locale, number }) => ({
        url: `/editorial/${type}/${documentId}/editions/${number}/restore`,
        method: 'POST',
        data: { locale },
      }),
      invalidatesTags: (_answer, _fault, version) => [documentTag(version), 'Relations', 'EditorialDesk'],
    }),
  }),
});

const remarksOf = ({ type, documentId }: OpenVersion, more = '') => `/editorial/${type}/${documentId}/remarks${more}`;

const remarksApi = deskApi.injectEndpoints({
  endpoints: (build) => ({
    remarks: build.query<RemarksAnswer, OpenVersion>({
      query: (version) => ({ url: remarksOf(version), config: { params: { locale: version.locale } } }),
      providesTags: ['EditorialDesk'],
    }),
    colleagues: build.query<Named[], OpenVersion>({
      query: ({ type, documentId, locale }) => ({
        url: `/editorial/${type}/${documentId}/colleagues`,
        config: { params: { locale } },
      }),
      transformResponse: ({ data }: ColleaguesAnswer) => data,
    }),
    leaveRemark: build.mutation<RemarksAnswer, OpenVersion & { said: Omit<Saying, 'locale'> }>({
      query: ({ said, ...version }) => ({
        url: remarksOf(version),
        method: 'POST',
        data: { ...said, locale: version.locale },
      }),
      invalidatesTags: ['EditorialDesk'],
    }),
    dealWith: build.mutation<RemarksAnswer, OpenVersion & { id: number }>({
      query: ({ id, ...version }) => ({
        url: remarksOf(version, `/${id}/done`),
        method: 'POST',
        data: { locale: version.locale },
      }),
      invalidatesTags: ['EditorialDesk'],
    }),
    takeBack: build.mutation<RemarksAnswer, OpenVersion & { id: number }>({
      query: ({ id, ...version }) => ({
        url: remarksOf(version, `/${id}`),
        method: 'DELETE',
        config: { params: { locale: version.locale } },
      }),
      invalidatesTags: ['EditorialDesk'],
    }),
  }),
});

export const { useRemarksQuery, useColleaguesQuery, useLeaveRemarkMutation, useDealWithMutation, useTakeBackMutation } =
  remarksApi;
export const { useStandingQuery, useStandingsQuery, useActMutation, usePublishedQuery } = deskApi;
export const { useTraysQuery, useCalendarQuery, useBesideQuery, useEditionsQuery, useComparisonQuery, useRestoreMutation } =
  pagesApi;

/** Where something is worked on in the content manager. */
export function formOf({ type, documentId, language }: { type: string; documentId: string; language: string }): string {
  return `/content-manager/collection-types/${type}/${documentId}?plugins[i18n][locale]=${language}`;
}
