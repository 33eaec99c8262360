import { LRUCache } from 'lru-cache';
import { Client, type ClientBase, type Notification } from 'pg';

import type { Core } from '@strapi/strapi';

import { readSettings } from '../../../office/settings';
import { CHANNEL } from '../shared/channel';

/** How often the listening connection is asked whether it still hears. */
const BEAT = 200;
/** So long after it last proved to hear, nobody relies on it. Below the second within which other processes must know. */
const TRUST = 900;
const AGAIN = 100;

type Client_ = { acquireRawConnection(): Promise<ClientBase>; destroy(...args: unknown[]): unknown; pool?: Pool };
type Pool = { free?: { resource: ClientBase }[]; used?: { resource: ClientBase }[] };
export type Hearing = ReturnType<typeof hear>;

/**
 * Hears what the database calls out: on each of Strapi's own connections, where a commit is heard before it returns, and on one that
 * does nothing else, for what other processes write. `onLoss` is told when something may have been missed.
 */
export function hear({ strapi, onNews, onLoss }: { strapi: Core.Strapi; onNews: (payload: string) => void; onLoss: () => void }) {
  const heard = new LRUCache<string, true>({ max: 20_000 });
  const told = ({ payload = '' }: Notification) => {
    // Every connection says the same once more, some of them much later.
    if (heard.has(payload)) return;
    heard.set(payload, true);
    onNews(payload);
  };
  const database = strapi.db.connection.client as unknown as Client_;
  let client: Client | undefined;
  let provenAt = -Infinity;
  let isWanted = false;

  listenOnAll(database, told);
  const destroy = database.destroy.bind(database);
  database.destroy = (...args) => {
    isWanted = false;
    lose(client);
    return destroy(...args);
  };

  function lose(lost: Client | undefined): void {
    if (lost !== client) return;
    client = undefined;
    provenAt = -Infinity;
    heard.clear();
    onLoss();
    if (lost) void lost.end().catch(() => undefined);
    if (isWanted) setTimeout(() => void connect(), AGAIN).unref();
  }

  async function connect(): Promise<void> {
    if (client || !isWanted) return;
    const fresh = newListener();
    client = fresh;
    fresh.on('error', () => lose(fresh));
    fresh.on('end', () => lose(fresh));
    fresh.on('notification', told);
    try {
      await fresh.connect();
      unref(fresh);
      await fresh.query(`LISTEN ${CHANNEL}`);
      onLoss();
      await beat(fresh);
    } catch {
      lose(fresh);
    }
  }

  /** An answer proves that everything called out before the question has been heard. */
  async function beat(present: Client): Promise<void> {
    if (present !== client) return;
    const asked = performance.now();
    try {
      await present.query('SELECT 1');
      if (present === client) provenAt = asked;
      setTimeout(() => void beat(present), BEAT).unref();
    } catch {
      lose(present);
    }
  }

  return {
    /** Whether what is in memory can be relied on; begins to listen when first asked. */
    isCertain(): boolean {
      if (performance.now() - provenAt < TRUST) return true;
      if (!isWanted) {
        isWanted = true;
        void connect();
      }
      return false;
    },
    isListening: () => performance.now() - provenAt < TRUST,
    end(): void {
      isWanted = false;
      lose(client);
    },
  };
}

function listenOnAll(database: Client_, told: (news: Notification) => void): void {
  const listen = async (connection: ClientBase) => {
    connection.on('notification', told);
    await connection.query(`LISTEN ${CHANNEL}`);
  };
  const acquire = database.acquireRawConnection.bind(database);
  database.acquireRawConnection = async () => {
    const connection = await acquire();
    await listen(connection);
    return connection;
  };
  for (const { resource } of [...(database.pool?.free ?? []), ...(database.pool?.used ?? [])]) void listen(resource);
}

function newListener(): Client {
  const { DATABASE_URL, DATABASE_SSL, ROLE } = readSettings();
  return new Client({
    connectionString: DATABASE_URL,
    ssl: DATABASE_SSL && { rejectUnauthorized: true },
    application_name: `deltio-${ROLE}-answers`,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
  });
}

/** Keeps no process alive by listening. */
function unref(client: Client): void {
  (client as unknown as { connection: { stream: { unref(): void } } }).connection.stream.unref();
}
