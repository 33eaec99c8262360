import { LRUCache } from 'lru-cache';

import { sharedReading } from '../shared/shared-reading';
import { askedOf } from './statements';
import type { Database } from './strapi';

type Share = (read: () => Promise<unknown>) => Promise<unknown>;

const QUESTIONS = 500;

/**
 * A list over REST tells how long it is, and counting it may take longer than reading a page of it. Those who ask the same at about the same
 * time share one count, which begins after each of them asked.
 */
export function shareCounts(db: Database): void {
  const shares = new LRUCache<string, Share>({ max: QUESTIONS });
  const shareOf = (question: string): Share => {
    const share = shares.get(question) ?? sharedReading();
    shares.set(question, share);
    return share;
  };
  const create = db.entityManager.createQueryBuilder.bind(db.entityManager);
  db.entityManager.createQueryBuilder = (uid) => {
    const builder = create(uid);
    const execute = builder.execute.bind(builder) as (how?: { mapResults: boolean }) => Promise<unknown>;
    const shared = (how?: { mapResults: boolean }) => {
      const asked = builder.state.type === 'count' ? askedOf(db, { uid, builder }) : undefined;
      return asked ? shareOf(`${asked.name} ${JSON.stringify(asked.lists)}`)(() => execute(how)) : execute(how);
    };
    builder.execute = shared as typeof builder.execute;
    return builder;
  };
}
