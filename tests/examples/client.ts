import { createHash } from 'node:crypto';

/** A query with the types of its answer and its variables, as code generators for `types/schema.graphql` write them too. */
export type Query<Answer, Variables> = { text: string; readonly typed?: (variables: Variables) => Answer };

type Release = {
  documentId: string;
  title: string;
  slug: string | null;
  servedLocale: string;
  isFallback: boolean;
  jsonLd: Record<string, unknown> | null;
};

export const HOME_PAGE: Query<{ pressReleases: Release[] }, { locale: string }> = {
  text: `query HomePage($locale: I18NLocaleCode!) {
  pressReleases(locale: $locale, fallback: true, sort: "issuedAt:desc", pagination: { pageSize: 20 }) {
    documentId
    title
    slug
    servedLocale
    isFallback
    jsonLd
  }
}`,
};

/**
 * Asks by the hash of the query, in a GET that every cache on the way can keep; only where the office does not know the hash
 * yet is the text sent along (Apollo's automatic persisted queries).
 */
export async function ask<A, V>(office: string, { text }: Query<A, V>, variables: V): Promise<A> {
  const sha256Hash = createHash('sha256').update(text).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const headers = { 'Content-Type': 'application/json', 'Apollo-Require-Preflight': 'true' };
  const asked = new URLSearchParams({ variables: JSON.stringify(variables), extensions: JSON.stringify(extensions) });
  const first = await answerOf<A>(fetch(`${office}/graphql?${asked}`, { headers }));
  const isUnknown = first.errors?.some(({ extensions: told }) => told?.code === 'PERSISTED_QUERY_NOT_FOUND');
  const body = JSON.stringify({ query: text, variables, extensions });
  const { data, errors } = isUnknown ? await answerOf<A>(fetch(`${office}/graphql`, { method: 'POST', headers, body })) : first;
  if (!data) throw new Error(errors?.map(({ message }) => message).join(' '));
  return data;
}

type Answer<A> = { data?: A | null; errors?: { message: string; extensions?: { code?: string } }[] };

async function answerOf<A>(sent: Promise<Response>): Promise<Answer<A>> {
  return (await (await sent).json()) as Answer<A>;
}
