import { adminApi } from '@strapi/strapi/admin';

import type { Preference, PreferenceAnswer } from '../shared/contracts';

const TAGS = ['MailPreference'] as const;

const noticesApi = adminApi.enhanceEndpoints({ addTagTypes: TAGS }).injectEndpoints({
  endpoints: (build) => ({
    mailPreference: build.query<Preference, void>({
      query: () => '/notices/preference',
      transformResponse: ({ data }: PreferenceAnswer) => data,
      providesTags: TAGS,
    }),
    preferMail: build.mutation<PreferenceAnswer, Preference>({
      query: (data) => ({ url: '/notices/preference', method: 'PUT', data }),
      invalidatesTags: TAGS,
    }),
  }),
});

export const { useMailPreferenceQuery, usePreferMailMutation } = noticesApi;
