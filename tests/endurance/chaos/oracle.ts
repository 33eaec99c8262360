import type { Client } from 'pg';

import { readAct } from '../../../src/plugins/diavgeia/shared/act';
import { changesBetween } from '../../../src/plugins/diavgeia/shared/changes';
import { exposureOf, stricterOf, type Exposure } from '../../../src/plugins/diavgeia/shared/exposure';
import type { WireAct } from '../../../src/plugins/diavgeia/server/stand-in/act';
import type { StandIn } from '../../../src/plugins/diavgeia/api';
import type { Fates } from './portal-chaos';

export type Kept = {
  ada: string;
  missing: boolean;
  raw: WireAct | null;
  number: number;
  row: Record<string, unknown>;
  units: string[];
  signers: string[];
  categories: string[];
  versions: Version[];
};
type Version = { number: number; id: string | null; at: string | null; status: string; raw: WireAct | null; changes: Change[] };
type Change = { field: string; before?: unknown; after?: unknown };

const LINKED = ['unit', 'signer', 'category'].map((one) => {
  const many = one === 'category' ? 'categories' : `${one}s`;
  return `ARRAY(SELECT uid FROM decisions_${many}_lnk JOIN decision_${many} AS target ON target.id = decision_${one}_id
    WHERE decision_id = decisions.id ORDER BY decision_${one}_ord) AS ${many}`;
});

/** All that the mirror holds, act by act. */
export async function readKept(client: Client): Promise<Map<string, Kept>> {
  const { rows } = await client.query<Kept>(
    `SELECT ada, acts.missing_since IS NOT NULL AS missing, acts.raw, acts.number, to_jsonb(decisions) AS row, ${LINKED.join()},
       coalesce((SELECT jsonb_agg(jsonb_build_object('number', v.number, 'id', v.version_id, 'at', v.at, 'status', v.status, 'raw', v.raw, 'changes', v.changes)
         ORDER BY v.at NULLS LAST, v.number) FROM diavgeia_versions AS v WHERE v.ada = acts.ada), '[]') AS versions
       FROM diavgeia_acts AS acts FULL JOIN decisions USING (ada)`,
  );
  return new Map(rows.map((row) => [row.ada, row]));
}

/** At every moment, whatever was broken off: an act and its entry go together, versions are numbered without a gap and none is there twice. */
export async function faultsInside(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ fault: string }>(`
    SELECT 'half: ' || ada AS fault FROM diavgeia_acts AS acts FULL JOIN decisions USING (ada)
      WHERE acts.ada IS NULL OR decisions.ada IS NULL OR acts.version_id IS DISTINCT FROM decisions.version_id OR acts.status <> decision_status
    UNION ALL SELECT 'numbers: ' || acts.ada FROM diavgeia_acts AS acts WHERE number <>
      (SELECT count(*) FROM diavgeia_versions AS v WHERE v.ada = acts.ada AND v.number > 0)
    UNION ALL SELECT 'doubled: ' || ada || ' ' || version_id FROM diavgeia_versions GROUP BY ada, version_id, status HAVING count(*) > 1
    UNION ALL SELECT 'text of a revoked act: ' || acts.ada FROM diavgeia_acts AS acts JOIN diavgeia_versions AS v USING (ada)
      WHERE acts.status = 'revoked' AND (acts.raw IS NOT NULL OR v.raw IS NOT NULL OR v.changes::text ~ '"(before|after)"')
    UNION ALL SELECT 'two open walks: ' || organization_uid FROM diavgeia_walks WHERE state = 'open' GROUP BY 1, organization_uid HAVING count(*) > 1`);
  return rows.map(({ fault }) => fault);
}

const single = (value: unknown) => (Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value);
const many = (value: unknown) => [
  ...new Set([value].flat().flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []))),
];
const statusOf = (wire: string) => wire.toLowerCase().replaceAll('_', '-');
const athens = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Athens', year: 'numeric', month: '2-digit', day: '2-digit' });
const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
const same = (one: unknown, other: unknown) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

/** How an act that the portal has differs from what the mirror has of it. */
export function differences({ shelf }: StandIn, act: WireAct, kept: Kept | undefined, fates: Fates): string[] {
  if (!kept) return ['lost'];
  const isRevoked = act.status === 'REVOKED';
  const level = exposureSeen({ shelf } as StandIn, act, kept);
  const found = [
    ...unequal('version', act.versionId, kept.row.version_id),
    ...unequal('status', statusOf(act.status), kept.row.decision_status),
    ...unequal('missing', false, kept.missing),
    ...unequal('raw', isRevoked ? null : act, kept.raw),
    ...unequal('exposure', level, kept.row.exposure),
    ...entryDifferences(act, kept, level),
    ...logDifferences(shelf.log(act.ada) ?? [], kept, fates),
  ];
  // Where a log began anew, a version was not counted up or written otherwise, what lies before is not known here.
  const isPlain = ![fates.returned, fates.sameVersion, fates.otherwise].some((some) => some.has(act.ada)) && !isRevoked;
  return isPlain && found.length === 0 ? contentDifferences(shelf, act, kept) : found;
}

function unequal(what: string, wanted: unknown, has: unknown): string[] {
  return same(wanted, has) ? [] : [`${what}: ${short(has)} for ${short(wanted)}`];
}
const short = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 400);

/** What was revoked stays as hidden as it was in the versions that the mirror had seen before. */
function exposureSeen({ shelf }: StandIn, act: WireAct, kept: Kept): Exposure {
  const own = exposureIn(act);
  if (act.status !== 'REVOKED') return own;
  let level: Exposure | undefined;
  for (const { id, status } of kept.versions.filter(({ number }) => number > 0)) {
    const then = status === 'revoked' && id === act.versionId ? act : shelf.version(id ?? '');
    if (!then) return kept.row.exposure as Exposure;
    level = status === 'revoked' && level ? stricterOf(exposureIn(then), level) : exposureIn(then);
  }
  return level ?? own;
}

function exposureIn(wire: WireAct): Exposure {
  const read = readAct(wire);
  if (!('act' in read)) throw new Error(`The stand-in has an act that is none: ${wire.ada}`);
  return exposureOf(read.act);
}

function entryDifferences(act: WireAct, { row, units, signers, categories }: Kept, level: Exposure): string[] {
  const isText = level === 'public' && act.status !== 'REVOKED';
  return [
    ...unequal('subject', isText ? text(single(act.subject)) : null, row.subject),
    ...unequal('document', isText ? (act.documentUrl ?? null) : null, row.document_url),
    ...unequal('protocol', level === 'hidden' ? null : text(act.protocolNumber), row.protocol_number),
    ...unequal('day', athens.format(Number(act.issueDate)), row.issue_date),
    ...unequal('type', act.decisionTypeId, row.decision_type_uid),
    ...unequal('organization', act.organizationId, row.organization_uid),
    // Of a hidden act nobody can see to whom it belongs, and it brings no entries of its own.
    ...(level === 'hidden'
      ? []
      : [
          ...unequal('units', many(act.unitIds), units),
          ...unequal('signers', many(act.signerIds), signers),
          ...unequal('categories', many(act.thematicCategoryIds), categories),
        ]),
  ];
}

type Entry = { versionId: string; status: string; versionTimestamp: number };

function logDifferences(log: Entry[], { ada, versions, row }: Kept, { returned, sameVersion }: Fates): string[] {
  if (sameVersion.has(ada)) return [];
  const line = (id: unknown, at: number, status: string) => `${String(id)} ${new Date(at).toISOString()} ${status}`;
  const wanted = log.map(({ versionId, versionTimestamp, status }) => line(versionId, versionTimestamp, statusOf(status)));
  const has = versions.map(({ id, at, status }) => line(id, Date.parse(at ?? ''), status));
  const told = (row.history as { versionId: string; at: string; status: string }[]).map(({ versionId, at, status }) =>
    line(versionId, Date.parse(at), status),
  );
  return [
    ...(returned.has(ada) ? [] : unequal('log', wanted, has)),
    ...unequal('history', row.exposure === 'hidden' ? [] : has, told),
  ];
}

/** Each former version letter for letter, and what changed from one to the next. */
function contentDifferences(shelf: StandIn['shelf'], act: WireAct, { versions }: Kept): string[] {
  const wires = versions.map(({ id }) => (id === act.versionId ? act : shelf.version(id ?? '')));
  if (wires.some((wire) => wire?.status === 'REVOKED')) return [];
  return versions.flatMap(({ raw, changes }, i) => {
    const [before, wire] = [wires[i - 1], wires[i]];
    const wanted = before && wire ? changesBetween(before, wire).map(({ field }) => field) : [];
    return [
      ...unequal(`raw of version ${i}`, wire === act ? null : wire, raw),
      ...unequal(`changes of version ${i}`, wanted.sort(), changes.map(({ field }) => field).sort()),
    ];
  });
}
