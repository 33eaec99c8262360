import { connect } from 'node:net';

/** What somebody might try, with what must come back: a clear refusal, or an honest answer with nothing special in it. */
export type Attack = {
  what: string;
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  status: number;
  /** Stands in the answer: a stable code, or a part of the sentence. */
  says?: string;
};

const times = (n: number, part: (n: number) => string) => Array.from({ length: n }, (_, i) => part(i)).join(' ');
const nested = (levels: number) => `${'relatedReleases { '.repeat(levels)} title ${'}'.repeat(levels)}`;
const graphql = (what: string, query: string, says?: string, variables?: unknown): Attack => ({
  what: `GraphQL with ${what}`,
  path: '/graphql',
  method: 'POST',
  body: { query, variables },
  status: 400,
  ...(says && { says }),
});
const rest = (what: string, query: string, status: number, says?: string): Attack => ({
  what: `REST with ${what}`,
  path: `/api/press-releases?${query}`,
  status,
  ...(says && { says }),
});
const many = (n: number, part: (n: number) => string) => Array.from({ length: n }, (_, i) => part(i)).join('&');

export const ATTACKS: Attack[] = [
  graphql('100 aliases of a list', `{ ${times(100, (n) => `a${n}: pressReleases { title }`)} }`, 'too-many-aliases'),
  graphql('10,000 aliases', `{ ${times(10_000, (n) => `a${n}: __typename`)} }`, 'query-too-long'),
  graphql('4,000 __typename', `{ ${times(4_000, () => '__typename')} }`, 'too-many-fields'),
  graphql('500 directives', `{ __typename ${times(500, () => '@include(if: true)')} }`, 'too-many-directives'),
  graphql('unknown directives', `{ __typename ${times(40, (n) => `@aa${n}`)} }`),
  graphql('thirteen levels', `{ pressReleases { ${nested(12)} } }`, 'too-deep'),
  graphql('a million rows', `{ pressReleases(pagination: { pageSize: 100 }) { ${nested(5)} } }`, 'too-many-rows'),
  graphql('a circle of fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'circular-fragment'),
  graphql(
    'a fragment bomb',
    `
      {
        ...F0
      }
      ${times(40, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)}
      fragment F40 on Query {
        __typename
      }
    `,
    'too-many-fields',
  ),
  graphql('5,000 braces', `{ a ${'{ a '.repeat(5_000)}`, 'too-'),
  graphql('half a query', '{ pressReleases {', 'GRAPHQL_PARSE_FAILED'),
  graphql(
    'a variable of the wrong type',
    'query ($n: Int) { pressReleases(pagination: { pageSize: $n }) { title } }',
    'BAD_USER_INPUT',
    { n: 'many' },
  ),
  graphql('a language there is not', '{ pressReleases(locale: "xx") { title } }'),
  {
    ...graphql(
      'a language there is not, in a variable',
      'query ($in: I18NLocaleCode) { pressReleases(locale: $in) { title } }',
      'unknown-language',
      { in: 'xx' },
    ),
    status: 200,
  },
  graphql(
    'lists within lists of the schema',
    `{ __type(name: "Query") ${'{ fields { type '.repeat(5)}{ name }${' } }'.repeat(5)} }`,
  ),
  graphql('a list of queries for variables', '{ __typename }', undefined, ['x']),
  graphql('conflicting fields', '{ topics { name } topics(pagination: { limit: 1 }) { name } }'),
  {
    ...graphql(
      'a private filter through three relations',
      '{ pressReleases(filters: { organization: { parent: { parent: { taxNumber: { eq: "1" } } } } }) { title } }',
    ),
    says: 'taxNumber',
  },
  { ...graphql('a list of 25', ''), body: Array.from({ length: 25 }, () => ({ query: '{ __typename }' })), says: 'batch-size' },
  { ...graphql('a text', ''), headers: { 'Content-Type': 'text/plain' }, status: 415 },
  { ...graphql('a form', ''), headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, status: 415 },
  {
    what: 'a mutation by GET',
    path: `/graphql?query=${encodeURIComponent('mutation { deleteTopic(documentId: "a") { documentId } }')}`,
    status: 405,
  },
  rest('pageSize=-1', 'pagination[pageSize]=-1', 400, 'out-of-range'),
  rest('50 million pages', 'pagination[page]=50000000', 400, 'too-far'),
  rest('a made-up cursor', 'pagination[cursor]=b2Zmc2V0OjEw', 400, 'pagination-unknown'),
  rest('a language that is none', 'locale=de', 400, 'de'),
  rest('a private filter through three relations', 'filters[organization][parent][parent][taxNumber]=1', 400, 'taxNumber'),
  rest('SQL for a title', `filters[title]=${encodeURIComponent(`'; DROP TABLE topics; --`)}`, 200),
  rest('10,000 characters', `filters[title][$containsi]=${encodeURIComponent('α'.repeat(1_600))}`, 200),
  rest(
    '300 alternatives',
    many(300, (n) => `filters[$or][${n}][title]=a`),
    400,
    'too-many-conditions',
  ),
  rest(
    'forty joins',
    many(40, (n) => `filters[$and][${n}][topics][name]=a`),
    400,
    'too-many-relations',
  ),
  rest(
    'populate upon populate',
    `populate${'[relatedReleases][populate]'.repeat(5)}=*&pagination[pageSize]=100`,
    400,
    'too-many-rows',
  ),
  rest('a prototype', 'filters[__proto__][polluted]=1', 200),
  rest('a constructor', 'filters[constructor][prototype][polluted]=1', 200),
  rest('a huge index', 'filters[id][$in][99999999]=1', 400),
  rest('a name twice', 'locale=el&locale=tr', 200),
  { what: 'an If-None-Match of 8 kB', path: '/api/topics', headers: { 'If-None-Match': `"${'x'.repeat(8_000)}"` }, status: 200 },
  { what: 'headers of 20 kB', path: '/api/topics', headers: { 'X-Long': 'x'.repeat(20_000) }, status: 431 },
  { what: 'an address of 20 kB', path: `/api/topics?x=${'x'.repeat(20_000)}`, status: 431 },
  {
    what: 'two megabytes',
    path: '/graphql',
    method: 'POST',
    body: { query: 'x'.repeat(2_000_000) },
    status: 413,
    says: 'body-too-large',
  },
  { what: 'a way out of the folder', path: '/uploads/..%2f..%2fpackage.json', status: 403 },
  { what: 'a faulty percent', path: '/api/topics/%E0%A4%A', status: 400 },
  { what: 'a null byte', path: '/api/topics?filters[name]=%00', status: 400 },
  { what: 'another host for a redirect', path: '//evil.example/%2e%2e', status: 400 },
  { what: 'an unknown method', path: '/api/topics', method: 'PROPFIND', status: 405 },
  { what: 'a login with SQL', path: '/admin/login', method: 'POST', body: { email: `' OR 1=1 --`, password: 'x' }, status: 400 },
];

/** Requests that are no HTTP, or two things at once: each is answered 400 and the connection closed. */
export const SMUGGLED: [string, string][] = [
  ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 30\r\n\r\n{}'],
  [
    'a length and chunks',
    'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n',
  ],
  [
    'a chunk that lies',
    'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n',
  ],
  ['a header with a line in it', 'GET /api/topics HTTP/1.1\r\nHost: a\r\nX-Request-Id: a\nSet-Cookie: b=c\r\n\x00\r\n\r\n'],
  ['no host', 'GET /api/topics HTTP/1.1\r\n\r\n'],
  ['no words at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
];

export async function attack(
  url: string,
  { path, method = 'GET', headers = {}, body }: Attack,
): Promise<{ status: number; text: string }> {
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const target = new URL(url);
  const { request } = await import('node:http');
  return new Promise((done, failed) => {
    const req = request({ host: target.hostname, port: target.port, path, method, headers: { ...type, ...headers } }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (part: string) => (text += part));
      res.on('end', () => done({ status: res.statusCode ?? 0, text })).on('error', failed);
    }).on('error', failed);
    req.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** What comes back on a bare connection, until it is closed. */
export async function sendRaw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
    socket.on('data', (part) => (text += part.toString('latin1')));
    socket.on('close', () => done(text)).on('error', () => done(text));
    setTimeout(() => socket.destroy(), 3_000).unref();
  });
}
