import type { Knex } from 'knex';

/** A list counts all that fits, and the row of an act is wide: what the facets ask is in the index. */
export async function up(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`
    DROP INDEX IF EXISTS decisions_type;
    CREATE INDEX decisions_facets ON decisions (decision_type_uid, issue_date DESC, id) INCLUDE (exposure);
    CREATE INDEX decisions_units_facet ON decisions_units_lnk (decision_unit_id, decision_id);
    CREATE INDEX decisions_signers_facet ON decisions_signers_lnk (decision_signer_id, decision_id);
    CREATE INDEX decisions_categories_facet ON decisions_categories_lnk (decision_category_id, decision_id)`);
}

export async function down(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`
    DROP INDEX decisions_facets, decisions_units_facet, decisions_signers_facet, decisions_categories_facet;
    CREATE INDEX decisions_type ON decisions (decision_type_uid, issue_date DESC)`);
}
