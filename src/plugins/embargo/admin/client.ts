import { adminApi } from '@strapi/strapi/admin';

import type { Given, Giving, Links } from '../shared/contracts';

export type Version = { type: string; documentId: string; locale: string | undefined };

/** The content manager's own name for what it has read of a document: whatever changes the document, changes this list. */
const tagOf = ({ type, documentId }: Version) => ({ type: 'Document', id: `${type}_${documentId}` }) as const;
const addressOf = ({ type, documentId }: Version) => `/embargo/links/${type}/${documentId}`;

const linksApi = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'EmbargoLinks'] }).injectEndpoints({
  endpoints: (build) => ({
    links: build.query<Links, Version>({
      query: (version) => ({ url: addressOf(version), config: { params: { locale: version.locale } } }),
      providesTags: (_links, _fault, version) => [tagOf(version), 'EmbargoLinks'],
    }),
    give: build.mutation<Given, { version: Version; giving: Giving }>({
      query: ({ version, giving: data }) => ({
        url: addressOf(version),
        method: 'POST',
        data,
        config: { params: { locale: version.locale } },
      }),
      invalidatesTags: ['EmbargoLinks'],
    }),
    revoke: build.mutation<unknown, number>({
      query: (id) => ({ url: `/embargo/links/${id}`, method: 'DELETE' }),
      invalidatesTags: ['EmbargoLinks'],
    }),
  }),
});

export const { useLinksQuery, useGiveMutation, useRevokeMutation } = linksApi;
