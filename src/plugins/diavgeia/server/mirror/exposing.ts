import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { mirror } from '../../api';
import { changesWhole } from '../../../delivery/api';
import { readAct } from '../../shared/act';
import { exposureOf, type Exposure } from '../../shared/exposure';
import { DECISION } from '../../shared/names';
import { tableFor } from './exposures';
import { historiesOf } from './history';
import { linkActs } from './links';
import { rowOf, toJson } from './rows';
import { type Change, writeDecisions } from './store';

const PAGE = 500;

/** Applies what the office decided about personal data to every act that is here, a page at a time; answers how many acts changed. */
export async function exposeAll(strapi: Core.Strapi): Promise<number> {
  const db = strapi.db.connection;
  const total = Number((await db('diavgeia_acts').count<{ count: string }[]>('* as count'))[0]?.count ?? 0);
  const begun = { single: true, done: 0, total, changed: 0, begun_at: new Date(), ended_at: null };
  await db('diavgeia_exposing').insert(begun).onConflict('single').merge();
  let [done, changed] = [0, 0];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: Page = await exposePage(strapi, { after });
    done += page.seen;
    changed += page.changed;
    after = page.last;
    await db('diavgeia_exposing').update({ done, changed });
  }
  await db('diavgeia_exposing').update({ ended_at: new Date() });
  return changed;
}

type Page = { seen: number; changed: number; last: string | undefined };
type Kept = { ada: string; raw: string; exposure: Exposure };

/** The acts that come after this ΑΔΑ, or the one of them. What was revoked has nothing left to show but that it was there. */
export async function exposePage(
  strapi: Core.Strapi,
  { after, only }: { after?: string; only?: string },
): Promise<{ seen: number; changed: number; last: string | undefined }> {
  return strapi.db.transaction(async ({ trx }) => {
    const table = await tableFor(trx);
    const { rows } = await trx.raw(
      `SELECT acts.ada, acts.raw::text AS raw, decisions.exposure FROM diavgeia_acts AS acts JOIN decisions USING (ada)
        WHERE ${only === undefined ? 'acts.ada > ?' : 'acts.ada = ?'} AND acts.raw IS NOT NULL ORDER BY acts.ada LIMIT ? FOR UPDATE OF acts`,
      [only ?? after ?? '', PAGE],
    );
    const kept = rows as Kept[];
    const judged = kept.flatMap(({ ada, raw, exposure: before }) => {
      const read = readAct(JSON.parse(raw));
      if (!('act' in read)) return [];
      const act = { ...read.act, ada };
      const exposure = exposureOf(act, table);
      return exposure === before ? [] : [{ act, exposure }];
    });
    await rewrite(trx, judged);
    if (judged.length > 0) await mirror(strapi).announce({ trx, changes: judged.map(shownOtherwise) });
    if (only !== undefined) await decideTombstone(trx, only, table[only]);
    return { seen: kept.length, changed: judged.length, last: kept.length < PAGE ? undefined : kept.at(-1)?.ada };
  });
}

/** Of a revoked act nobody knows any longer what was in it: it is shown, or not, as the office says. */
async function decideTombstone(trx: Knex, ada: string, decided: Exposure | undefined): Promise<void> {
  if (decided === undefined) return;
  await trx.raw(
    `UPDATE decisions SET exposure = ? FROM diavgeia_acts AS acts WHERE acts.ada = decisions.ada AND acts.ada = ? AND acts.raw IS NULL`,
    [decided, ada],
  );
}

/** The portal changed nothing. */
function shownOtherwise({ act, exposure }: Judged): Change {
  return { ada: act.ada, act, exposure, fate: 'changed', fields: [], before: act.status };
}

type Judged = { act: Extract<ReturnType<typeof readAct>, { act: object }>['act']; exposure: Exposure };

async function rewrite(trx: Knex, judged: Judged[]): Promise<void> {
  if (judged.length === 0) return;
  const histories = await historiesOf(
    trx,
    judged.map(({ act }) => act.ada),
  );
  const { rows } = await trx.raw('SELECT ada, organization_uid FROM decisions WHERE ada = ANY (?)', [
    judged.map(({ act }) => act.ada),
  ]);
  const organizations = new Map(
    (rows as { ada: string; organization_uid: string }[]).map((one) => [one.ada, one.organization_uid]),
  );
  await changesWhole(trx, DECISION);
  const now = new Date();
  const written = judged.map(({ act, exposure }) => {
    const organizationUid = act.organizationUid ?? organizations.get(act.ada) ?? null;
    return rowOf({ act: { ...act, organizationUid }, exposure, history: histories.get(act.ada) ?? [], now });
  });
  await writeDecisions(trx, toJson(written));
  // What is no longer hidden may name units and signers that nothing else does.
  const shown = judged.filter(({ exposure }) => exposure !== 'hidden').map(({ act }) => act);
  await linkActs(trx, { acts: shown, hidden: [], known: shown.map(({ ada }) => ada) });
}
