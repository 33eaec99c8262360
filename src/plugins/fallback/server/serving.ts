import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';

import { dropAnswers, whenLanguagesChange } from '../../delivery/api';
import { defaultLanguage, forgetLanguages } from '../../languages/api';
import { chainOf } from '../shared/chain';
import { type Chains, chainsOf } from './languages';
import { type Models, openModels } from './models';
import { makeViews } from './views';

/** After a look that failed, in milliseconds. */
const AGAIN = 5_000;

export type Serving = ReturnType<typeof makeServing>;

/**
 * In which languages entries are served, as the office has them now: one that is added while it runs is served as soon as its views are
 * made, and until then by those of the next in its chain.
 */
export async function openServing(strapi: Core.Strapi): Promise<Serving> {
  const serving = makeServing(strapi, openModels(strapi));
  await serving.look();
  whenLanguagesChange(strapi, () => {
    forgetLanguages(strapi);
    serving.lookSoon();
  });
  return serving;
}

function makeServing(strapi: Core.Strapi, models: Models) {
  let chains: Chains = new Map();
  let first = '';

  const look = async () => {
    first = await defaultLanguage(strapi);
    const present = await chainsOf(strapi);
    if (JSON.stringify([...present]) === JSON.stringify([...chains])) return;
    await makeViews(strapi, present);
    models.serve([...present.keys()]);
    const isFirst = chains.size === 0;
    chains = present;
    // What was answered meanwhile was made by the former chains.
    if (!isFirst) await dropAnswers(strapi);
  };

  const lookSoon = oneAtATime(strapi, look);

  /** The languages an entry is looked for in, for whoever asks in this one. */
  const chainFor = (asked: string): readonly string[] =>
    chains.get(asked) ?? chainOf({ asked, known: [...chains.keys()], first: first || asked });

  return {
    look,
    lookSoon,
    chainFor,
    first: () => first,
    /** The language by whose views somebody reads who asks in this one: its own, or the next one's until its own are there. */
    through(asked: string): string {
      if (chains.has(asked)) return asked;
      lookSoon();
      return chainFor(asked).find((language) => chains.has(language)) ?? asked;
    },
  };
}

/** Looks soon, once for all who ask; what was changed during a look is looked at once more, and after a failure later. */
function oneAtATime(strapi: Core.Strapi, look: () => Promise<void>): () => void {
  let looking: Promise<void> | undefined;
  let isDue = false;
  const lookWhileDue = async () => {
    while (isDue) {
      isDue = false;
      await look();
    }
  };
  // Whoever calls may be in a transaction, or making an answer that this is no part of.
  const lookSoon = AsyncResource.bind(() => {
    isDue = true;
    looking ??= lookWhileDue()
      .catch(async (fault: Error) => {
        strapi.log.warn(`The languages of the office could not be looked at: ${fault.message}`);
        await sleep(AGAIN, undefined, { ref: false });
        isDue = true;
      })
      .finally(() => {
        looking = undefined;
        if (isDue) lookSoon();
      });
  });
  return lookSoon;
}
