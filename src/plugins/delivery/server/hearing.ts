import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';
import { Client, type ClientBase, type Notification } from 'pg';

import { readSettings } from '../../../office/settings';
import { CHANNEL } from '../shared/channel';

/** How often the listening connection is asked whether it still hears. */
const BEAT = 200;
/** So long after it last proved to hear, nobody relies on it; below the second within which other processes must know. */
const TRUST = 900;
const AGAIN = 100;

type Told = (news: Notification) => void;
type Pool = { free?: { resource: ClientBase }[]; used?: { resource: ClientBase }[] };
type Database = { acquireRawConnection(): Promise<ClientBase>; destroy(...args: unknown[]): unknown; pool?: Pool };
/** `onLoss` is told when something may have been missed; not at the end, after which nothing is relied on until it listens again. */
type Hearer = { onNews(payload: string): void; onLoss(): void };

/**
 * Hears what the database calls out: on each of Strapi's own connections, where a commit is heard before it returns, and on one that
 * does nothing else, for what other processes write.
 */
export class Hearing {
  private readonly heard = new LRUCache<string, true>({ max: 20_000 });
  private client: Client | undefined;
  private provenAt = -Infinity;
  private isWanted = false;

  constructor(
    strapi: Core.Strapi,
    private readonly hearer: Hearer,
  ) {
    const database = strapi.db.connection.client as unknown as Database;
    listenOnAll(database, this.told);
    const destroy = database.destroy.bind(database);
    database.destroy = (...args) => {
      this.end();
      return destroy(...args);
    };
  }

  /** Whether what is in memory can be relied on; begins to listen when first asked. */
  isCertain(): boolean {
    if (this.isListening()) return true;
    if (!this.isWanted) {
      this.isWanted = true;
      void this.connect();
    }
    return false;
  }

  isListening(): boolean {
    return performance.now() - this.provenAt < TRUST;
  }

  end(): void {
    this.isWanted = false;
    this.lose(this.client);
  }

  private readonly told: Told = ({ payload = '' }) => {
    // Every connection says the same once more, some of them much later.
    if (this.heard.has(payload)) return;
    this.heard.set(payload, true);
    this.hearer.onNews(payload);
  };

  private lose(lost: Client | undefined): void {
    if (lost !== this.client) return;
    this.client = undefined;
    this.provenAt = -Infinity;
    this.heard.clear();
    if (lost) void lost.end().catch(() => undefined);
    if (!this.isWanted) return;
    this.hearer.onLoss();
    setTimeout(() => void this.connect(), AGAIN).unref();
  }

  private async connect(): Promise<void> {
    if (this.client || !this.isWanted) return;
    const fresh = newListener();
    this.client = fresh;
    for (const event of ['error', 'end'] as const) fresh.on(event, () => this.lose(fresh));
    fresh.on('notification', this.told);
    try {
      await fresh.connect();
      unref(fresh);
      await fresh.query(`LISTEN ${CHANNEL}`);
      this.hearer.onLoss();
      await this.beat(fresh);
    } catch {
      this.lose(fresh);
    }
  }

  /** An answer proves that everything called out before the question has been heard. */
  private async beat(present: Client): Promise<void> {
    if (present !== this.client) return;
    const asked = performance.now();
    try {
      await present.query('SELECT 1');
      if (present !== this.client) return;
      this.provenAt = asked;
      setTimeout(() => void this.beat(present), BEAT).unref();
    } catch {
      this.lose(present);
    }
  }
}

function listenOnAll(database: Database, told: Told): void {
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
  for (const { resource } of [...(database.pool?.free ?? []), ...(database.pool?.used ?? [])])
    listen(resource).catch(() => undefined);
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
