import type { Door } from '../shared/asking';
import { json } from '../shared/question';
import type { Sent } from './capture';
import { isSameForAll } from './heads';
import type { Reading } from './reading';

/** Whether an answer may be given to others who ask the same: a whole one, the same for all, made from what is called out when it changes. */
export function isForAll({ door, sent, reading }: { door: Door; sent: Sent; reading: Reading }): boolean {
  const isWhole = sent.status === 200 && sent.body.length > 0 && isSameForAll(sent.headers);
  const isFollowed = !reading.isPrivate() && reading.tags.size > 0 && reading.until() > Date.now();
  return isWhole && isFollowed && (door !== 'graphql' || !hasErrors(sent.body));
}

function hasErrors(body: Buffer): boolean {
  if (!body.includes('"errors"')) return false;
  const answer = json(body.toString('utf8'));
  return typeof answer !== 'object' || answer === null || 'errors' in answer;
}
