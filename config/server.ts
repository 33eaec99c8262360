import { publicUrl, readSettings } from '../src/office/settings';

type Env = { array: (name: string) => string[] };

export default ({ env }: { env: Env }) => {
  const settings = readSettings();
  return {
    host: settings.HOST,
    port: settings.PORT,
    url: publicUrl(settings),
    // Of the addresses a request names, only those are believed that a proxy of the office's own wrote.
    proxy: { koa: settings.PROXIES > 0, maxIpsCount: settings.PROXIES },
    http: {
      serverOptions: {
        // A client that only holds on is let go: for the head of a request, for the whole of it (files come over slow lines), between two.
        headersTimeout: 10_000,
        requestTimeout: 300_000,
        keepAliveTimeout: 65_000,
        connectionsCheckingInterval: 5_000,
        maxHeaderSize: 16 * 1024,
      },
    },
    app: { keys: env.array('APP_KEYS') },
    logger: { updates: { enabled: false }, startup: { enabled: false } },
    transfer: { remote: { enabled: false } },
  };
};
