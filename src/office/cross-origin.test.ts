import { crossOriginHeaders, preflightHeaders } from './cross-origin';

const WWW = 'https://www.town.example';
const allow = (origin: string | undefined, allowed: string[], path = '/api/topics') =>
  crossOriginHeaders({ origin, path, allowed })['Access-Control-Allow-Origin'];

describe('Another origin may read', () => {
  it.each<[string | undefined, string[], string | undefined]>([
    [undefined, ['*'], '*'],
    ['https://any.example', ['*'], '*'],
    [WWW, [WWW], WWW],
    ['https://evil.example', [WWW], undefined],
    ['null', [WWW], undefined],
    [`${WWW}.evil.example`, [WWW], undefined],
    [undefined, [WWW], undefined],
  ])('from %s where %j may: %s', (origin, allowed, answer) => expect(allow(origin, allowed)).toBe(answer));

  it('what is public, and never the panel', () => {
    for (const path of ['/graphql', '/api/openapi.json', '/feeds/el/events.ics', '/uploads/a.png', '/sitemap.xml', '/robots.txt'])
      expect(allow(WWW, ['*'], path)).toBe('*');
    for (const path of ['/admin/login', '/content-manager/x', '/editorial/x', '/', '/upload', '/embargo/x', '/apix', '/metrics'])
      expect(crossOriginHeaders({ origin: WWW, path, allowed: ['*'] })).toEqual({});
  });

  it('never with credentials, and a list differs by origin', () => {
    const asked = { origin: WWW, path: '/graphql', allowed: [WWW] };
    expect(preflightHeaders(asked)).toMatchObject({
      Vary: 'Origin',
      'Access-Control-Allow-Methods': expect.stringContaining('POST'),
    });
    expect(Object.keys(preflightHeaders(asked))).not.toContain('Access-Control-Allow-Credentials');
    expect(preflightHeaders({ ...asked, origin: 'https://evil.example' })).toEqual({ Vary: 'Origin' });
  });
});
