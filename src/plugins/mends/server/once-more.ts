import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core, UID } from '@strapi/strapi';

import { callerLanguage, type Sentence } from '../../../office/refusal';

type Params = { data?: object } & Record<string, unknown>;
type Write = (params?: Params) => Promise<unknown>;
type Verb = (typeof WRITES)[number];
type Documents = Partial<Record<Verb, Write>>;
type Fault = { code?: string; table?: string };

const WRITES = ['create', 'update', 'delete', 'clone', 'publish', 'unpublish', 'discardDraft'] as const;
const DEADLOCK = '40P01';
const NOT_THERE = '23503';
/** The tables in which Strapi keeps relations. */
const OF_LINKS = /_lnk$|_mph$|_cmps$/;

const MET_ANOTHER: Sentence = {
  el: 'Την ίδια στιγμή άλλαξε κάποιος άλλος κείμενο με το οποίο συνδέεται αυτό. Δεν αποθηκεύτηκε τίποτα· δοκιμάστε ξανά.',
  tr: 'Bununla bağlantılı bir metni aynı anda bir başkası değiştirdi. Hiçbir şey kaydedilmedi; yeniden deneyin.',
  en: 'Somebody else changed a text that this one is related to at the same moment. Nothing was saved; try again.',
};

/** HTTP 409, in the caller's language. */
class MetAnother extends Error {
  override readonly name = 'Conflict';
  readonly status = 409;
  readonly expose = true;
}

/**
 * To publish, Strapi deletes the public row and makes another; who relates something to it at the same moment names the row that is no
 * more, and is refused by the database, as one of two is who wait for each other. Nothing is written then, and the whole act, from the
 * first guard on, is done once more: by now it names the new row. Within somebody's transaction it is not for us to begin again.
 */
export function writeOnceMore(strapi: Core.Strapi): void {
  strapi.db.connection.on('query-error', (fault: Fault) => {
    const act = acts.getStore();
    if (act) act.fault ??= fault;
  });
  for (const uid of Object.keys(strapi.contentTypes)) {
    const documents = strapi.documents(uid as UID.ContentType) as unknown as Documents;
    for (const verb of WRITES) {
      const write = documents[verb];
      if (write) documents[verb] = (params) => (strapi.db.inTransaction() ? write(params) : twice(strapi, write, params));
    }
  }
}

/** What the database said first: after a fault Strapi asks it to put the row back, and tells of that failure only. */
const acts = new AsyncLocalStorage<{ fault?: Fault }>();

async function twice(strapi: Core.Strapi, write: Write, params?: Params): Promise<unknown> {
  // Guards write into what they are given; what is no object they have to see as it is.
  const { data } = params ?? {};
  const given = params && { ...params, ...(data && !Array.isArray(data) && { data: { ...data } }) };
  try {
    return await attempt(write, given);
  } catch (fault) {
    if (!(fault instanceof MetAnother)) throw fault;
  }
  try {
    return await attempt(write, params);
  } catch (fault) {
    if (fault instanceof MetAnother) fault.message = MET_ANOTHER[callerLanguage(strapi)];
    throw fault;
  }
}

async function attempt(write: Write, params?: Params): Promise<unknown> {
  const act: { fault?: Fault } = {};
  try {
    return await acts.run(act, () => write(params));
  } catch (fault) {
    throw metAnother(fault as Fault) || (act.fault && metAnother(act.fault)) ? new MetAnother() : fault;
  }
}

function metAnother({ code, table = '' }: Fault): boolean {
  return code === DEADLOCK || (code === NOT_THERE && OF_LINKS.test(table));
}
