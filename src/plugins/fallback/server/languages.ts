import type { Core } from '@strapi/strapi';

import { defaultLanguage, knownLanguages } from '../../languages/api';
import { chainOf } from '../shared/chain';

/** In which languages an entry is looked for, by the one that is asked for. */
export type Chains = ReadonlyMap<string, readonly string[]>;

export async function chainsOf(strapi: Core.Strapi): Promise<Chains> {
  const [known, first] = [await knownLanguages(strapi), await defaultLanguage(strapi)];
  return new Map(known.map((asked) => [asked, chainOf({ asked, known, first })]));
}
