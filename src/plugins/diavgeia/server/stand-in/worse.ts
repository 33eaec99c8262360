import type { WireAct } from './act';
import type { Fault } from './script';
import type { Shelf } from './shelf';

/** The acts of an answer in the order in which a portal out of sorts gives them, and as often. */
export function listed(acts: WireAct[], faults: Fault[]): WireAct[] {
  const twice = faults.flatMap((fault) => (fault.kind === 'twice' ? [fault.ada] : []));
  const all = twice.length > 0 ? acts.flatMap((act) => (twice.includes(act.ada) ? [act, act] : [act])) : acts;
  if (!faults.some(({ kind }) => kind === 'mixed')) return all;
  const places = new Map(all.map((act) => [act, Math.random()]));
  return [...all].sort((a, b) => b.submissionTimestamp - a.submissionTimestamp || (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/** What a portal lists whose search is slower than what it searches. */
export function lastSeen(act: WireAct, faults: Fault[], shelf: Shelf): WireAct {
  const isStale = faults.some((fault) => fault.kind === 'stale' && fault.ada === act.ada);
  return (isStale && shelf.before(act.ada)) || act;
}

/** An act as such a portal writes it. */
export function shown(act: WireAct, faults: Fault[]): object {
  if (faults.some((fault) => fault.kind === 'stub' && fault.ada === act.ada))
    return { errorCode: 500, errorMessage: 'Error', url: act.url };
  const shape = faults.find((fault) => fault.kind === 'shaped' && fault.ada === act.ada);
  if (shape?.kind !== 'shaped') return act;
  const all = Object.entries({ ...act, ...shape.fields });
  return Object.fromEntries(all.filter(([name]) => !shape.without.includes(name)));
}
