import { createHash } from 'node:crypto';

import { LRUCache } from 'lru-cache';

import type { Tag } from '../shared/tags';
import type { Reading } from './reading';

/** An answer as it was given. */
export type Answer = {
  key: string;
  body: Buffer;
  etag: string;
  /** Names and values in turn, without those that depend on who asks or when. */
  headers: string[];
  tags: readonly Tag[];
  /** Milliseconds since 1970 from which it is no longer right. */
  until: number;
};

export type Store = ReturnType<typeof makeStore>;

/** How many changes are remembered for answers that were begun before them. */
const REMEMBERED = 5_000;
/** What an entry takes beside its bytes, about. */
const FRAME = 1_000;
const PER_TAG = 150;

/** Answers in memory, of at most so many bytes in all, found again by what they were made from. */
export function makeStore({ bytes }: { bytes: number }) {
  const tagged = new Map<Tag, Set<Answer>>();
  const answers = new LRUCache<string, Answer>({
    maxSize: Math.max(1, Math.floor(bytes * 0.75)),
    maxEntrySize: Math.max(1, Math.floor(bytes / 8)),
    sizeCalculation: ({ body, key, headers, tags }) =>
      FRAME + body.length + 2 * key.length + headers.length * 40 + tags.length * PER_TAG,
    dispose: forget,
  });
  /** What a caller sent, to the key it stands for: what was once understood is not read again. */
  const aliases = new LRUCache<string, string>({
    maxSize: Math.max(1, Math.floor(bytes * 0.25)),
    sizeCalculation: (key, raw) => 200 + key.length + raw.length,
  });
  let changes = 0;
  let everything = 0;
  let recent: Tag[][] = [];

  function forget(answer: Answer): void {
    for (const tag of answer.tags) {
      const those = tagged.get(tag);
      those?.delete(answer);
      if (those?.size === 0) tagged.delete(tag);
    }
  }

  return {
    aliases,

    /** The number of the last change. */
    now: () => changes,

    find(key: string): Answer | undefined {
      const answer = answers.get(key);
      if (answer === undefined || answer.until > Date.now()) return answer;
      answers.delete(key);
      return undefined;
    },

    keep(answer: Answer): void {
      answers.set(answer.key, answer);
      if (answers.peek(answer.key) !== answer) return;
      for (const tag of answer.tags) {
        const those = tagged.get(tag);
        if (those) those.add(answer);
        else tagged.set(tag, new Set([answer]));
      }
    },

    /** Whether something that was read has changed since the reading began, or may have. */
    isOutdated({ since, tags }: Pick<Reading, 'since' | 'tags'>): boolean {
      if (since < everything || changes - since > recent.length) return true;
      return recent.slice(recent.length - (changes - since)).some((changed) => changed.some((tag) => tags.has(tag)));
    },

    /** Drops every answer with one of the tags; answers how many. */
    drop(tags: Tag[]): number {
      changes += 1;
      recent.push(tags);
      if (recent.length > 2 * REMEMBERED) recent = recent.slice(-REMEMBERED);
      const doomed = new Set(tags.flatMap((tag) => [...(tagged.get(tag) ?? [])]));
      for (const { key } of doomed) answers.delete(key);
      return doomed.size;
    },

    dropEverything(): number {
      changes += 1;
      everything = changes;
      recent = [];
      const { size } = answers;
      answers.clear();
      return size;
    },

    size: () => ({ answers: answers.size, bytes: answers.calculatedSize + aliases.calculatedSize }),
  };
}

/** A strong validator: of the bytes themselves. */
export function etagOf(body: Buffer): string {
  return `"${createHash('sha1').update(body).digest('base64url')}"`;
}
