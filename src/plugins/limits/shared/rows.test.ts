import { buildSchema, parse } from 'graphql';

import { rowsOf } from './rows';

const schema = buildSchema(`
  input PaginationArg { page: Int pageSize: Int start: Int limit: Int }
  type Query {
    releases(pagination: PaginationArg = {}): [Release]!
    releases_connection(pagination: PaginationArg = {}): ReleaseEntityResponseCollection
    release(documentId: ID!): Release
    search(q: String, pageSize: Int): Found
  }
  type ReleaseEntityResponseCollection { nodes: [Release!]! pageInfo: Pagination! }
  type Pagination { total: Int }
  type Found { hits: [Hit!]! }
  union Hit = Release | Topic
  type Topic { name: String }
  type Release {
    title: String
    tags: [String]
    category: Topic
    topics(pagination: PaginationArg = {}): [Topic]!
    localizations(pagination: PaginationArg = {}): [Release]!
    related(pagination: PaginationArg = {}): [Release]!
    blocks: [Hit]
  }
`);
const habits = { page: 25, mostPerPage: 100, languages: 3 };
const rows = (text: string, variables = {}) => rowsOf({ schema, document: parse(text), variables }, habits);

describe('The rows a query would read', () => {
  it.each([
    ['{ releases { title tags } }', 25],
    ['{ releases(pagination: { pageSize: 4 }) { title } }', 4],
    ['{ releases(pagination: { limit: "4" }) { title } }', 4],
    ['{ releases(pagination: { pageSize: -1 }) { title } }', 100],
    ['{ releases(pagination: { pageSize: 5000 }) { title } }', 100],
    ['{ release(documentId: 1) { title category { name } } }', 2],
    [
      '{ releases(pagination: { pageSize: 20 }) { category { name } topics { name } localizations { title } } }',
      20 * (1 + 1 + 10 + 2),
    ],
    ['{ releases_connection { nodes { title } pageInfo { total } } }', 25],
    ['{ releases { blocks { ... on Topic { name } } } }', 25 * 11],
    ['{ a: releases { title } b: releases { title } }', 50],
    ['{ releases { title } releases { category { name } } }', 50],
    ['{ releases { ...T ...T } } fragment T on Release { related(pagination: { limit: 100 }) { title } }', 25 * 101],
    ['{ search(q: "x", pageSize: 7) { hits { ... on Release { title } } } }', 7 * 2],
    ['{ __schema { types { name } } }', 0],
    ['{ nothing { known } }', 0],
  ])('by %s', (text, expected) => expect(rows(text)).toBe(expected));

  it('follow variables and their defaults', () => {
    const text =
      'query ($p: PaginationArg, $n: Int = 3) { releases(pagination: $p) { related(pagination: { limit: $n }) { title } } }';
    expect(rows(text, { p: { pageSize: 50 } })).toBe(50 * 4);
    expect(rows(text, { p: { pageSize: 50 }, n: 9 })).toBe(50 * 10);
    expect(rows(text, { p: 'nonsense', n: {} })).toBe(25 * 11);
  });
});
