import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client';

type Pool = { numUsed(): number; numFree(): number; numPendingAcquires(): number };

/** What is counted of the process itself, of requests and of the connections to the database. */
export function measure(strapi: Core.Strapi, metrics: Registry): void {
  collectDefaultMetrics({ register: metrics });
  countConnections(strapi, metrics);
  countRequests(strapi, metrics);
}

function countConnections(strapi: Core.Strapi, metrics: Registry): void {
  new Gauge({
    name: 'deltio_database_connections',
    help: 'Connections of this process to its database; those waiting are requests that wait for one.',
    labelNames: ['state'],
    registers: [metrics],
    collect() {
      const { pool } = strapi.db.connection.client as { pool?: Pool };
      this.set({ state: 'used' }, pool?.numUsed() ?? 0);
      this.set({ state: 'free' }, pool?.numFree() ?? 0);
      this.set({ state: 'waiting' }, pool?.numPendingAcquires() ?? 0);
    },
  });
}

/** Outside of everything else that Strapi does with a request, since it is added first. */
function countRequests(strapi: Core.Strapi, metrics: Registry): void {
  const seconds = new Histogram({
    name: 'deltio_http_request_seconds',
    help: 'How long requests took, by door, method and status.',
    labelNames: ['door', 'method', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [metrics],
  });
  strapi.server.use(async (ctx: Context, next: Next) => {
    const measured = seconds.startTimer();
    try {
      await next();
    } finally {
      measured({ door: doorOf(ctx.path), method: methodOf(ctx.method), status: String(ctx.status) });
    }
  });
}

/** A few names only, whatever a caller writes: each becomes a series of its own. */
function doorOf(path: string): string {
  const first = path.split('/')[1] ?? '';
  return ['api', 'graphql', 'admin', 'content-manager', 'uploads'].includes(first) ? first : 'other';
}

function methodOf(method: string): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'other';
}
