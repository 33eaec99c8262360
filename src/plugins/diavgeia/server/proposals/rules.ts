import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type Criteria, type Makes, READY, type Rule } from '../../shared/suggesting';

type Row = {
  id: string;
  code: string | null;
  name: string;
  is_on: boolean;
  types: string[];
  units: string[];
  words: string[];
  not_words: string[];
  makes: Makes;
  kind: string;
};
export type Ruling = Criteria & Pick<Rule, 'name' | 'isOn' | 'makes' | 'kind'>;

/** The rules an office begins with; those it changed stay as they are. */
export async function ensureReadyRules(strapi: Core.Strapi): Promise<void> {
  for (const { code, ...rule } of READY)
    await strapi.db
      .connection('diavgeia_rules')
      .insert({ code, ...columnsOf({ name: '', ...rule }) })
      .onConflict('code')
      .ignore();
}

/** In the order in which they are tried. */
export async function rulesIn(db: Knex): Promise<Rule[]> {
  const rows = await db<Row>('diavgeia_rules').orderBy('id');
  return rows.map(({ id, is_on, not_words, ...rest }) => ({ ...rest, id: Number(id), isOn: is_on, notWords: not_words }));
}

export async function saveRule(db: Knex, { id, rule }: { id?: number; rule: Ruling }): Promise<number | null> {
  if (id === undefined) {
    const [row] = await db('diavgeia_rules').insert(columnsOf(rule)).returning<{ id: string }[]>('id');
    return Number(row?.id);
  }
  return (await db('diavgeia_rules').where({ id }).update(columnsOf(rule))) > 0 ? id : null;
}

/** Those the office made itself; a ready one is switched off. */
export async function removeRule(db: Knex, id: number): Promise<boolean> {
  return (await db('diavgeia_rules').where({ id }).whereNull('code').delete()) > 0;
}

function columnsOf({ name, isOn, types, units, words, notWords, makes, kind }: Ruling) {
  return { name, is_on: isOn, types, units, words, not_words: notWords, makes, kind };
}
