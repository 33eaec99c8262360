import { kindOf, pointsFor, rateHeaders } from './rates';
import { tooOften } from './too-often';

describe('A request', () => {
  it.each([
    ['GET', '/api/press-releases', 'reads'],
    ['HEAD', '/', 'reads'],
    ['POST', '/graphql', 'reads'],
    ['GET', '/feeds/el/press-releases.rss', 'reads'],
    ['POST', '/api/press-releases', 'writes'],
    ['DELETE', '/api/press-releases/abc', 'writes'],
    ['POST', '/admin/login', 'logins'],
    ['POST', '/ADMIN/login/', 'logins'],
    ['POST', '/api/auth/local', 'logins'],
    ['GET', '/admin/init', undefined],
    ['GET', '/content-manager/collection-types', undefined],
    ['GET', '/_health', undefined],
    ['OPTIONS', '/api/press-releases', undefined],
  ])('%s %s counts among the %s', (method, path, kind) => expect(kindOf({ method, path })).toBe(kind));

  it('costs by the rows it reads, a page of a website nothing more', () => {
    expect([0, 280, 499, 500, 10_000].map(pointsFor)).toEqual([0, 0, 0, 1, 20]);
  });

  it('is told how it stands', () => {
    const standing = { kind: 'reads', rate: { most: 1200, seconds: 60 }, left: -1, resetsIn: 7 } as const;
    expect(rateHeaders(standing)).toEqual({ 'RateLimit-Policy': '"reads";q=1200;w=60', RateLimit: '"reads";r=0;t=7' });
    expect(tooOften(standing).en).toBe('1200 reads are allowed per minute, and they are used up. Try again in 7 seconds.');
    expect(tooOften({ ...standing, kind: 'logins', rate: { most: 20, seconds: 300 } }).tr).toContain('5 dakika başına 20');
  });
});
