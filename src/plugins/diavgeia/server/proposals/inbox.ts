import type { Core } from '@strapi/strapi';

import { pageOf } from '../../shared/citing';
import type { Proposal, ProposalsAnswer } from '../../shared/ties-contracts';

export const PAGE_SIZE = 25;

type Asked = { state: Proposal['state']; ruleId?: number | undefined; page: number };
type Row = Omit<Proposal, 'url' | 'rule' | 'proposedAt' | 'decidedAt'> & {
  ruleCode: string | null;
  ruleName: string | null;
  proposedAt: Date;
  decidedAt: Date | null;
};

/** Of an act that was hidden or revoked since, nothing stands in the inbox. */
const SHOWN = `FROM diavgeia_proposals AS proposed JOIN decisions ON decisions.ada = proposed.ada
  LEFT JOIN diavgeia_rules AS rule ON rule.id = proposed.rule_id
  WHERE proposed.state = ? AND (?::bigint IS NULL OR rule.id = ?) AND decisions.exposure = 'public' AND decisions.decision_status = 'published'`;

/** The newest first. What is asked of the portal's copy is asked now, and nothing of it is kept here. */
export async function inbox(strapi: Core.Strapi, { state, ruleId, page }: Asked): Promise<Omit<ProposalsAnswer, 'timeZone'>> {
  const db = strapi.db.connection;
  const values = (of: string) => [of, ruleId ?? null, ruleId ?? null];
  const { rows } = (await db.raw(
    `SELECT proposed.ada, proposed.state, subject, issue_date::text AS "issueDate", protocol_number AS "protocolNumber",
            decision_type_uid AS "decisionTypeUid", document_url AS "documentUrl", rule.code AS "ruleCode", rule.name AS "ruleName",
            proposed.makes, proposed.kind, proposed_at AS "proposedAt", decided_at AS "decidedAt", decided_by_name AS "decidedBy",
            proposed.type, proposed.document,
            ARRAY (SELECT coalesce(unit.label, unit.uid) FROM decisions_units_lnk AS link
                     JOIN decision_units AS unit ON unit.id = link.decision_unit_id WHERE link.decision_id = decisions.id) AS units,
            ARRAY (SELECT concat_ws(' ', first_name, last_name) FROM decisions_signers_lnk AS link
                     JOIN decision_signers AS signer ON signer.id = link.decision_signer_id WHERE link.decision_id = decisions.id) AS signers
       ${SHOWN} ORDER BY coalesce(decided_at, proposed_at) DESC, proposed.ada LIMIT ? OFFSET ?`,
    [...values(state), PAGE_SIZE, (page - 1) * PAGE_SIZE] as never,
  )) as { rows: Row[] };
  const total = await count(strapi, values(state));
  const open = state === 'open' && ruleId === undefined ? total : await count(strapi, ['open', null, null]);
  return { data: rows.map(toProposal), pagination: { page, pageCount: Math.ceil(total / PAGE_SIZE), total }, open };
}

async function count(strapi: Core.Strapi, values: unknown[]): Promise<number> {
  const { rows } = (await strapi.db.connection.raw(`SELECT count(*)::int AS total ${SHOWN}`, values as never)) as {
    rows: { total: number }[];
  };
  return rows[0]?.total ?? 0;
}

function toProposal({ ruleCode, ruleName, proposedAt, decidedAt, ...row }: Row): Proposal {
  return {
    ...row,
    url: pageOf(row.ada),
    rule: ruleName === null ? null : { code: ruleCode, name: ruleName },
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
