import { layersByStep } from '../src/plugins/delivery/shared/layers';
import { openOffice, type Office } from './support/office';

type Layer = { path: string | RegExp; regexp: { constructor: RegExpConstructor }; match(path: string): boolean };
type Router = {
  stack: Layer[];
  match(path: string, method: string): object;
  get(pattern: string | RegExp, act: () => void): void;
  use(...given: unknown[]): void;
};

const PATTERNS = [
  '/_health',
  '/admin/(.*)',
  '/admin',
  '/admin/users/:id',
  '/api/events',
  '/api/events/:id',
  '/api/events/(\\d+)/times',
  '/api/openapi.json',
  '/api/:plural',
  '/api/:plural/count',
  '/api/events{-:n}?',
  '/:any*',
  '(.*)',
  '/',
  '/API/Sponsors/',
  '/api/sponsors/:id?',
];
const PATHS = [
  '/',
  '',
  '/_health',
  '/_HEALTH/',
  '/admin',
  '/admin/',
  '/admin/users/7',
  '/api',
  '/api/',
  '/api/events',
  '/API/Events/',
  '/api/events#',
  '/api/events?',
  '/api/events/7',
  '/api/events/7/times',
  '/api/events-7',
  '/api//events',
  '/api/openapi.json',
  '/api/openapixjson',
  '/api/sponsors',
  '/api/sponsors/',
  '/api/sponsors/a%2Fb',
  '/api/ev%65nts',
  '/apı/events',
  '/api/constructor',
  '/__proto__/x',
  '/uploads/a.b/c',
];

describe('The shorter way of a question', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  }, 180_000);
  afterAll(() => office.close());

  it('leads to where the whole way through the addresses does', () => {
    const { router } = office.strapi.server as unknown as { router: Router };
    const whole = Object.getPrototypeOf(router) as Router;
    const patterns = router.stack.map(({ path }) => String(path));
    const paths = [
      ...patterns,
      ...patterns.map((path) => path.replace(/:\w+|\(.*/g, 'x')),
      '/',
      '/api',
      '/API/Topics/',
      '/x/y/z',
    ];
    for (const path of paths)
      for (const method of ['GET', 'POST']) expect(router.match(path, method)).toEqual(whole.match.call(router, path, method));
  });

  it('holds odd addresses against odd patterns as the router does, in its order, and few others', () => {
    const { router } = office.strapi.server as unknown as { router: { constructor: new () => Router } };
    const odd = new router.constructor();
    const nothing = () => undefined;
    for (const pattern of PATTERNS) odd.get(pattern, nothing);
    // The router asks for a RegExp of its own realm, which is not Jest's.
    const RegExpOfRouter = odd.stack[0]!.regexp.constructor;
    odd.get(new RegExpOfRouter('^/api/ev', 'i'), nothing);
    odd.use('/api/events', nothing);
    odd.use('/api', nothing);
    odd.use(nothing);
    const mayFit = layersByStep(odd.stack);
    for (const path of PATHS) {
      const fits = (layers: readonly Layer[]) => layers.filter((layer) => layer.match(path));
      expect([path, fits(mayFit(path))]).toEqual([path, fits(odd.stack)]);
    }
    expect(mayFit('/_health').length).toBeLessThan(odd.stack.length / 2);
  });

  it('says the same of security each time, and of the panel what is for the panel', async () => {
    const said = async (path: string) => {
      const { headers } = await office.http.get(path);
      return Object.fromEntries(Object.entries(headers).filter(([name]) => /security|^x-[cdfpx]|^referrer|^origin/.test(name)));
    };
    const [data, panel] = [await said('/api/nothing'), await said('/admin/init')];
    expect(data).toHaveProperty('content-security-policy');
    expect(panel).not.toEqual(data);
    for (const path of ['/api/nothing', '/api/nothing-else', '/api/search']) expect(await said(path)).toEqual(data);
    expect(await said('/admin/init')).toEqual(panel);
  });
});
