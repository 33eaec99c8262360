import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Knex } from 'knex';
import { z } from 'zod';

import { asking } from '../../../answers/api';
import { loosePattern } from '../../../search/api';
import { STATUSES } from '../../shared/act';
import { findAda } from '../../shared/ada';
import type { ActLine, ActsAnswer, FacetChoice, FacetsAnswer } from '../../shared/contracts';
import { EXPOSURES } from '../../shared/exposure';
import { READ } from '../../shared/names';
import { TYPES } from '../../shared/types';
import { allowedTo } from '../permissions';

const word = z.string().trim().min(1).max(40).optional();
const amount = z.coerce.number().min(0).max(1e15).optional();
const looking = asking(
  z.strictObject({
    organization: word,
    unit: word,
    type: word,
    category: word,
    signer: word,
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    least: amount,
    most: amount,
    status: z.enum(STATUSES).optional(),
    exposure: z.enum(EXPOSURES).optional(),
    words: z.string().trim().max(200).optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
  }),
);
type Asked = ReturnType<typeof looking>;

const PAGE = 25;
const LINKS = {
  unit: { table: 'decisions_units_lnk', target: 'decision_units', column: 'decision_unit_id' },
  signer: { table: 'decisions_signers_lnk', target: 'decision_signers', column: 'decision_signer_id' },
  category: { table: 'decisions_categories_lnk', target: 'decision_categories', column: 'decision_category_id' },
} as const;

/** The acts of the mirror, hidden ones too, for the people of the panel who hold the right. */
export const acts = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    ctx.body = (await listActs(strapi.db.connection, looking(strapi, ctx.query))) satisfies ActsAnswer;
  },
  async facets(ctx: Context) {
    ctx.body = (await facetsOf(strapi.db.connection)) satisfies FacetsAnswer;
  },
});

export const actRoutes = [
  { method: 'GET', path: '/acts', handler: 'acts.list', config: allowedTo(READ) },
  { method: 'GET', path: '/facets', handler: 'acts.facets', config: allowedTo(READ) },
];

async function listActs(db: Knex, asked: Asked): Promise<ActsAnswer> {
  const [counted] = await chosen(db, asked).count<{ count: string }[]>('* as count');
  const rows = await chosen(db, asked)
    .select<(Omit<ActLine, 'amount'> & { amount: string | null })[]>(
      'decisions.ada',
      'document_id as documentId',
      db.raw(`coalesce(decisions.subject, acts.raw ->> 'subject') AS subject`),
      db.raw('issue_date::text AS "issueDate"'),
      'decision_type_uid as typeUid',
      'decisions.organization_uid as organizationUid',
      'decision_status as status',
      'amount',
      'exposure',
      db.raw(`ARRAY(SELECT coalesce(u.label, u.uid) FROM decisions_units_lnk AS l JOIN decision_units AS u ON u.id = l.decision_unit_id
        WHERE l.decision_id = decisions.id ORDER BY l.decision_unit_ord) AS units`),
    )
    .orderByRaw('issue_date DESC NULLS LAST, decisions.id DESC')
    .limit(PAGE)
    .offset((asked.page - 1) * PAGE);
  const data = rows.map((row) => ({ ...row, amount: row.amount === null ? null : Number(row.amount) }));
  return { data, pagination: { page: asked.page, pageSize: PAGE, total: Number(counted?.count ?? 0) } };
}

function chosen(db: Knex, asked: Asked): Knex.QueryBuilder {
  const query = db('decisions').leftJoin('diavgeia_acts as acts', 'acts.ada', 'decisions.ada');
  for (const [name, { table, target, column }] of Object.entries(LINKS)) {
    const uid = asked[name as keyof typeof LINKS];
    if (uid)
      void query.whereRaw(
        `decisions.id IN (SELECT decision_id FROM ${table} JOIN ${target} ON ${target}.id = ${column} WHERE uid = ?)`,
        [uid],
      );
  }
  const { organization, type, from, to, least, most, status, exposure, words } = asked;
  if (organization) void query.where('decisions.organization_uid', organization);
  if (type) void query.where('decision_type_uid', type);
  if (from) void query.where('issue_date', '>=', from);
  if (to) void query.where('issue_date', '<=', to);
  if (least !== undefined) void query.where('amount', '>=', least);
  if (most !== undefined) void query.where('amount', '<=', most);
  if (status) void query.where('decision_status', status);
  if (exposure) void query.where('exposure', exposure);
  const ada = words ? findAda(words) : undefined;
  if (ada) void query.where('decisions.ada', ada);
  else if (words)
    for (const word of words.split(/\s+/))
      void query.whereRaw(`(coalesce(decisions.subject, acts.raw ->> 'subject') ~ :word OR protocol_number ~ :word)`, {
        word: loosePattern(word) ?? '^$',
      });
  return query;
}

async function facetsOf(db: Knex): Promise<FacetsAnswer> {
  const named = async (table: string, name: string): Promise<FacetChoice[]> =>
    db(table)
      .select('uid as value', db.raw(`coalesce(nullif(${name}, ''), uid) AS name`))
      .orderBy('name');
  const { rows: organizations } = await db.raw(
    `SELECT mirrors.organization_uid AS value, coalesce(min(organizations.name), mirrors.organization_uid) AS name FROM diavgeia_mirrors AS mirrors
       LEFT JOIN organizations ON diavgeia_uid = mirrors.organization_uid GROUP BY 1 ORDER BY 2`,
  );
  return {
    organizations: organizations as FacetChoice[],
    units: await named('decision_units', 'label'),
    types: Object.entries(TYPES).map(([value, name]) => ({ value, name: `${value} ${name}` })),
    categories: await named('decision_categories', 'label'),
    signers: await named('decision_signers', `concat_ws(' ', last_name, first_name)`),
  };
}
