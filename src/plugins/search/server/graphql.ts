import type { Core } from '@strapi/strapi';

import { search } from '../api';

const TYPES = `
  "One place where the words were found."
  type SearchHit {
    "The plural name of its type, as in the address of REST."
    type: String!
    documentId: ID!
    locale: String
    servedLocale: String
    isFallback: Boolean!
    title: String!
    summary: String
    "Escaped, and safe to print as HTML: the only markup is <mark>."
    highlight: SearchHighlight!
    slug: String
    kind: String
    date: DateTime
    lifecycle: String
    url: String
    "The entry on whose page it is read."
    within: SearchPlace
  }
  type SearchHighlight { title: String! text: String }
  type SearchPlace { type: String! documentId: ID! slug: String }
  type SearchCount { value: String! count: Int! }
  type SearchNamedCount { documentId: ID! name: String slug: String count: Int! }
  "What the hits are, counted; where the total is not exact, these count the best hits only."
  type SearchFacets {
    types: [SearchCount!]!
    years: [SearchCount!]!
    topics: [SearchNamedCount!]!
    organizations: [SearchNamedCount!]!
  }
  type SearchAnswer {
    hits: [SearchHit!]!
    page: Int!
    pageSize: Int!
    pageCount: Int!
    "If it is not exact, there are at least so many."
    total: Int!
    isTotalExact: Boolean!
    "Words that say too little to be looked for."
    ignored: [String!]!
    "Words that nobody wrote; others that sound or look alike were looked for."
    corrected: [String!]!
    facets: SearchFacets!
  }
  type Query {
    search(
      q: String!, locale: String, fallback: Boolean, types: [String!], year: Int, topic: ID, organization: ID, page: Int, pageSize: Int
    ): SearchAnswer!
  }`;

/** The same as by REST. */
export function searchInGraphql(strapi: Core.Strapi): void {
  strapi
    .plugin('graphql')
    .service('extension')
    .use(() => ({
      typeDefs: TYPES,
      resolvers: { Query: { search: (_root: unknown, args: object) => search(strapi).answer(withoutNulls(args), new Date()) } },
      resolversConfig: { 'Query.search': { auth: false } },
    }));
}

function withoutNulls(args: object): object {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== undefined));
}
