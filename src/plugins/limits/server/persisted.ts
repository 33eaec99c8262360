import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { LRUCache } from 'lru-cache';

import { OfficeError } from '../../../office/office-error';
import type { Settings } from '../../../office/settings';
import { MOST } from '../shared/asked-too-much';
import { registeredIn } from '../shared/registered';

export type Persisted = ReturnType<typeof persisted>;

/** Of the texts that clients sent along with a hash, in characters. */
const KEPT = 4_000_000;

/**
 * Texts that clients name by their hash: those registered in a folder for ever, those a client sent once (Apollo's automatic
 * persisted queries) as long as there is room. Where only registered ones are answered, nobody adds to them.
 */
export function persisted({ GRAPHQL_QUERIES, GRAPHQL_ONLY_REGISTERED: isClosed }: Settings) {
  const registered = readFolder(resolve(GRAPHQL_QUERIES));
  if (isClosed && registered.size === 0)
    throw new OfficeError(
      `GRAPHQL_ONLY_REGISTERED is on, but the folder ${resolve(GRAPHQL_QUERIES)} holds no queries; put .graphql files or a manifest there, or correct GRAPHQL_QUERIES.`,
    );
  const texts = new Set(registered.values());
  const sent = new LRUCache<string, string>({ maxSize: KEPT, sizeCalculation: (text) => text.length + 64 });
  const textOf = (hash: string) => registered.get(hash) ?? sent.get(hash);
  return {
    /** What was sent, or what its hash stands for. */
    textOf: ({ query, hash }: { query?: string; hash?: string }) => query ?? (hash === undefined ? undefined : textOf(hash)),
    mayBeAsked: (text: string) => !isClosed || texts.has(text),
    /** As Apollo keeps it, which writes `apq:` before each hash. */
    cache: {
      get: async (key: string) => textOf(key.replace(/^apq:/, '')),
      set: async (key: string, text: string) => {
        if (!isClosed && text.length <= MOST.characters) sent.set(key.replace(/^apq:/, ''), text);
      },
      delete: async (key: string) => sent.delete(key.replace(/^apq:/, '')),
    },
  };
}

function readFolder(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  if (!existsSync(folder)) return found;
  for (const file of readdirSync(folder).filter((name) => /\.(graphql|gql|json)$/.test(name))) {
    const read = registeredIn({ file, content: readFileSync(join(folder, file), 'utf8') });
    if (!read) throw new OfficeError(`${join(folder, file)} is no manifest of queries; correct it or take it away.`);
    for (const { id, text } of read) {
      for (const key of [id, sha256(text)]) if (key !== undefined) found.set(key, text);
    }
  }
  return found;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
