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

/** How many changes are remembered for answers that were begun before them. */
const REMEMBERED = 5_000;
/** What an entry takes beside its bytes, about. */
const FRAME = 1_000;
const PER_TAG = 150;
const PER_LINE = 40;

/** Answers in memory, of at most so many bytes in all, found again by what they were made from. */
export class Store {
  private readonly tagged = new Map<Tag, Set<Answer>>();
  private readonly answers: LRUCache<string, Answer>;
  /** What a caller sent, to the key it stands for: what was once understood is not read again. */
  readonly aliases: LRUCache<string, string>;
  private changes = 0;
  private everything = 0;
  private recent: Tag[][][] = [];

  constructor({ bytes }: { bytes: number }) {
    this.answers = new LRUCache({
      maxSize: Math.max(1, Math.floor(bytes * 0.75)),
      maxEntrySize: Math.max(1, Math.floor(bytes / 8)),
      sizeCalculation: ({ body, key, headers, tags }) =>
        FRAME + body.length + 2 * key.length + headers.length * PER_LINE + tags.length * PER_TAG,
      dispose: (answer) => this.forget(answer),
    });
    this.aliases = new LRUCache({
      maxSize: Math.max(1, Math.floor(bytes * 0.25)),
      sizeCalculation: (key, raw) => 200 + key.length + raw.length,
    });
  }

  /** The number of the last change. */
  now(): number {
    return this.changes;
  }

  find(key: string): Answer | undefined {
    const answer = this.answers.get(key);
    if (answer === undefined || answer.until === Infinity || answer.until > Date.now()) return answer;
    this.answers.delete(key);
    return undefined;
  }

  keep(answer: Answer): void {
    this.answers.set(answer.key, answer);
    if (this.answers.peek(answer.key) !== answer) return;
    for (const tag of answer.tags) {
      const those = this.tagged.get(tag);
      if (those) those.add(answer);
      else this.tagged.set(tag, new Set([answer]));
    }
  }

  /** Whether something that was read has changed between the reading's begin and `asked`, the number of a change; or may have. */
  isOutdated({ since, tags, asked = this.changes }: Pick<Reading, 'since' | 'tags'> & { asked?: number }): boolean {
    if (asked <= since) return false;
    const later = this.changes - since;
    if (since < this.everything || later > this.recent.length) return true;
    const between = this.recent.slice(-later, this.recent.length - (this.changes - asked));
    return between.some((outdated) => outdated.some((all) => all.every((tag) => tags.has(tag))));
  }

  /** Drops every answer that has all tags of one of these; answers how many. */
  drop(outdated: Tag[][]): number {
    this.changes += 1;
    this.recent.push(outdated);
    if (this.recent.length > 2 * REMEMBERED) this.recent = this.recent.slice(-REMEMBERED);
    const doomed = new Set(outdated.flatMap((all) => this.withAll(all)));
    for (const { key } of doomed) this.answers.delete(key);
    return doomed.size;
  }

  dropEverything(): number {
    this.changes += 1;
    this.everything = this.changes;
    this.recent = [];
    const { size } = this.answers;
    this.answers.clear();
    return size;
  }

  size(): { answers: number; bytes: number } {
    return { answers: this.answers.size, bytes: this.answers.calculatedSize + this.aliases.calculatedSize };
  }

  private withAll([first = '', ...others]: Tag[]): Answer[] {
    const those = [...(this.tagged.get(first) ?? [])];
    return those.filter(({ tags }) => others.every((tag) => tags.includes(tag)));
  }

  private forget(answer: Answer): void {
    for (const tag of answer.tags) {
      const those = this.tagged.get(tag);
      those?.delete(answer);
      if (those?.size === 0) this.tagged.delete(tag);
    }
  }
}

/** A strong validator: of the bytes themselves. */
export function etagOf(body: Buffer): string {
  return `"${createHash('sha1').update(body).digest('base64url')}"`;
}
