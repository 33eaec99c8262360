import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

import { type Door, doorOf, formOfGraphql, isForAnybody } from '../shared/asking';
import { addressKey } from '../shared/query-key';
import { json, questionKey, questionKeyOfAddress } from '../shared/question';
import type { Answering } from './answering';
import { announced, putBack, readAhead } from './body';
import type { Store } from './store';

export type Asked = { door: Door; req: IncomingMessage; res: ServerResponse };
type Behind = { next: RequestListener; answering: Answering; store: Store; isCertain: () => boolean };

/** Stands before everything else that answers: what is in memory is given from there, and the rest goes on as it came. */
export function makeDoor(behind: Behind): RequestListener {
  return (req, res) => {
    const door = doorOf(req.url ?? '');
    if (door === undefined || !isForAnybody(req.headers)) return behind.next(req, res);
    if (req.method === 'POST' && door === 'graphql') return byBody(behind, { door, req, res });
    if (req.method !== 'GET' && req.method !== 'HEAD') return behind.next(req, res);
    return byAddress(behind, { door, req, res });
  };
}

function byAddress(behind: Behind, asked: Asked): void {
  const { door, req } = asked;
  const url = req.url ?? '';
  const form = door === 'graphql' ? formOfGraphql('GET', req.headers) : '';
  const understand = () => (door === 'graphql' ? graphqlAddress(url) : addressKey(url));
  answer(behind, asked, form === undefined ? undefined : known(behind, { raw: url, form, understand }));
}

function byBody(behind: Behind, asked: Asked): void {
  const { req, res } = asked;
  const form = req.url === '/graphql' ? formOfGraphql('POST', req.headers) : undefined;
  const length = form === undefined ? undefined : announced(req);
  if (form === undefined || length === undefined || !behind.isCertain()) return behind.next(req, res);
  readAhead(req, length, (body) => {
    const understand = () => questionKey(json(body.toString('utf8')));
    const key = known(behind, { raw: body.toString('latin1'), form, understand });
    const found = key === undefined ? undefined : behind.answering.find(asked, key);
    if (found) return behind.answering.give(asked, found);
    putBack(req, body);
    answer(behind, asked, key);
  });
}

type Question = { raw: string; form: string; understand: () => string | undefined };

/** The key of a question in its own words, which is worked out once. */
function known({ store }: Behind, { raw, form, understand }: Question): string | undefined {
  const name = `${form} ${raw}`;
  const before = store.aliases.get(name);
  if (before !== undefined) return before;
  const understood = understand();
  if (understood === undefined) return undefined;
  const key = `${form} ${understood}`;
  store.aliases.set(name, key);
  return key;
}

function answer({ answering, isCertain, next }: Behind, asked: Asked, key: string | undefined): void {
  if (key === undefined || !isCertain()) return answering.pass({ asked, next });
  const found = answering.find(asked, key);
  if (found) return answering.give(asked, found);
  answering.make({ asked, key, next });
}

function graphqlAddress(url: string): string | undefined {
  const mark = url.indexOf('?');
  return mark < 0 ? undefined : questionKeyOfAddress(new URLSearchParams(url.slice(mark + 1)));
}
