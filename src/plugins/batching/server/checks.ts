import { validate } from '@strapi/utils';
import { LRUCache } from 'lru-cache';

import { isPlain } from '../shared/plain-data';

type Context = { schema: { uid: string } };
type Check = (context: Context, value?: unknown, include?: unknown) => unknown;
type Checks = Record<string, Check>;

const NAMES = ['validateFilters', 'validateSort', 'validateFields', 'validatePopulate'];
const QUESTIONS = 1_000;
const LONGEST = 4_000;

/**
 * Whatever reads documents is looked at by Strapi each time, part by part, although it depends on the type alone whether it may be asked.
 * What was found good is known from then on; what is refused is looked at each time. Answers how to end it.
 */
export function rememberChecks(): () => void {
  const checks = validate.validators as unknown as Checks;
  const stock = Object.fromEntries(NAMES.map((name) => [name, checks[name] as Check]));
  for (const name of NAMES) checks[name] = remembered(stock[name] as Check);
  return () => void Object.assign(checks, stock);
}

function remembered(check: Check): Check {
  const memory = new LRUCache<string, true>({ max: QUESTIONS });
  const look = async (...[context, value, include]: Required<Parameters<Check>>) => {
    const question = isPlain([value, include]) ? JSON.stringify([context.schema.uid, value, include]) : undefined;
    if (question === undefined || question.length > LONGEST) return check(context, value, include);
    if (memory.has(question)) return value;
    const checked = await check(context, value, include);
    memory.set(question, true);
    return checked;
  };
  // Called with less, they wait for the rest.
  return (...given) => (given.length < 3 ? check(...given) : look(...(given as Required<Parameters<Check>>)));
}
