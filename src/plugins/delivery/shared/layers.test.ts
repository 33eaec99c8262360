import Router from '@koa/router';

import { layersByStep } from './layers';

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
  /^\/api\/ev/i,
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

describe('A stack by the first steps of its addresses', () => {
  const router = new Router();
  for (const pattern of PATTERNS) router.get(pattern, () => undefined);
  router.use('/api/events', () => undefined);
  router.use('/api', () => undefined);
  router.use(() => undefined);
  const mayFit = layersByStep(router.stack);

  it.each(PATHS)('finds for %j what all of it finds, in its order', (path) => {
    expect(mayFit(path).filter((layer) => layer.match(path))).toEqual(router.stack.filter((layer) => layer.match(path)));
  });

  it('holds few others against a path', () => {
    expect(mayFit('/_health').length).toBeLessThan(router.stack.length / 2);
  });
});
