import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client';

import { duringRequest, requestUnderWay, type RequestUnderWay } from '../../../office/request';
import { requestIdIn } from '../shared/request-id';
import { routeOf } from './routes';

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
  const labelNames = ['route', 'method', 'status'] as const;
  const seconds = new Histogram({
    name: 'deltio_http_request_seconds',
    help: 'How long requests took that were answered anew, by route, method and status.',
    labelNames,
    buckets: [0.01, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [metrics],
  });
  const statements = new Histogram({
    name: 'deltio_request_sql_statements',
    help: 'SQL statements of one request, by route.',
    labelNames: ['route'],
    buckets: [0, 1, 2, 4, 6, 10, 20, 50, 100, 500],
    registers: [metrics],
  });
  const sqlSeconds = new Histogram({
    name: 'deltio_request_sql_seconds',
    help: 'How long the SQL statements of one request took together, by route.',
    labelNames: ['route'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [metrics],
  });
  strapi.server.use((ctx: Context, next: Next) => {
    const request = { id: requestIdIn(ctx.get('X-Request-Id')) ?? randomUUID(), statements: 0, milliseconds: 0 };
    const measured = seconds.startTimer();
    return duringRequest(request, next).finally(() => {
      const route = routeOf(ctx);
      measured({ route, method: methodOf(ctx.method), status: String(ctx.status) });
      statements.observe({ route }, request.statements);
      sqlSeconds.observe({ route }, request.milliseconds / 1000);
    });
  });
}

/** Counts for the request under way what it asks of the database. To be called once there is one. */
export function countStatements(strapi: Core.Strapi): void {
  const started = new Map<string, { request: RequestUnderWay; at: number }>();
  const finish = ({ __knexQueryUid: id }: Statement) => {
    const known = started.get(id);
    if (!known) return;
    started.delete(id);
    known.request.milliseconds += performance.now() - known.at;
  };
  strapi.db.connection
    .on('query', ({ __knexQueryUid: id }: Statement) => {
      const request = requestUnderWay();
      if (!request) return;
      request.statements += 1;
      started.set(id, { request, at: performance.now() });
    })
    .on('query-response', (_: unknown, statement: Statement) => finish(statement))
    .on('query-error', (_: unknown, statement: Statement) => finish(statement));
}

type Statement = { __knexQueryUid: string };

function methodOf(method: string): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'other';
}
