import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

import { doorOf, formOfGraphql, isForAnybody, type Door } from '../shared/asking';
import { addressKey } from '../shared/query-key';
import { json, questionKey, questionKeyOfAddress } from '../shared/question';
import { announced, putBack, readAhead } from './body';
import type { Answering } from './answering';
import type { Counts } from './counts';
import type { Store } from './store';

export type Asked = { door: Door; req: IncomingMessage; res: ServerResponse };
type Doing = { next: RequestListener; answering: Answering; store: Store; isCertain: () => boolean; counts: Counts };

/** Stands before everything else that answers: what is in memory is given from there, and the rest goes on as it came. */
export function makeDoor({ next, answering, store, isCertain, counts }: Doing): RequestListener {
  return (req, res) => {
    const door = doorOf(req.url ?? '');
    if (door === undefined || !isForAnybody(req.headers)) return next(req, res);
    const asked = { door, req, res };
    if (req.method === 'POST' && door === 'graphql') return byBody(asked);
    if (req.method !== 'GET' && req.method !== 'HEAD') return next(req, res);
    return byAddress(asked);
  };

  function byAddress({ door, req, res }: Asked): void {
    const url = req.url ?? '';
    const form = door === 'graphql' ? formOfGraphql('GET', req.headers) : '';
    const raw = `${form} ${url}`;
    const key =
      form === undefined ? undefined : known(raw, () => (door === 'graphql' ? graphqlAddress(url) : addressKey(url)), form);
    answer({ door, req, res }, key);
  }

  function byBody({ door, req, res }: Asked): void {
    const form = req.url === '/graphql' ? formOfGraphql('POST', req.headers) : undefined;
    const length = form === undefined ? undefined : announced(req);
    if (form === undefined || length === undefined || !isCertain()) return next(req, res);
    readAhead(req, length, (body) => {
      const text = body.toString('latin1');
      const key = known(`${form} ${text}`, () => questionKey(json(body.toString('utf8'))), form);
      const found = key === undefined ? undefined : answering.find({ door, req, res }, key);
      if (found) return answering.give({ door, req, res }, found);
      putBack(req, body);
      answer({ door, req, res }, key);
    });
  }

  /** The key of a question in its own words, which is worked out once. */
  function known(raw: string, understand: () => string | undefined, form: string): string | undefined {
    const before = store.aliases.get(raw);
    if (before !== undefined) return before;
    const understood = understand();
    if (understood === undefined) return undefined;
    const key = `${form} ${understood}`;
    store.aliases.set(raw, key);
    return key;
  }

  function answer(asked: Asked, key: string | undefined): void {
    if (key === undefined || !isCertain()) {
      counts.passed();
      return answering.pass(asked, next);
    }
    const found = answering.find(asked, key);
    if (found) return answering.give(asked, found);
    answering.make({ asked, key, next });
  }
}

function graphqlAddress(url: string): string | undefined {
  const mark = url.indexOf('?');
  return mark < 0 ? undefined : questionKeyOfAddress(new URLSearchParams(url.slice(mark + 1)));
}
