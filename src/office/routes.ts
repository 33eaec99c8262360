import type { Core } from '@strapi/strapi';

type Route = { method: string; path: string; handler: unknown };
type Router = { routes: Route[] };
type Maker = (context: { strapi: Core.Strapi }) => Router;
type Closing = { plugin: string; router: 'admin' | 'content-api'; isClosed(handler: string): boolean };

/** Takes routes out of one of Strapi's own plugins before the server learns them: 404 for everybody. */
export function closeRoutes(strapi: Core.Strapi, { plugin, router, isClosed }: Closing): void {
  const owner = strapi.plugin(plugin) as unknown as { routes: Record<string, Router | Maker | undefined> };
  const made = owner.routes[router];
  if (!made) throw new Error(`The plugin ${plugin} has no routes called ${router} any more.`);
  const open = ({ strapi }: { strapi: Core.Strapi }): Router => {
    const present = typeof made === 'function' ? made({ strapi }) : made;
    return { ...present, routes: present.routes.filter(({ handler }) => !isClosed(String(handler))) };
  };
  owner.routes = { ...owner.routes, [router]: open as Maker };
}
