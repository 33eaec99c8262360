const MOST = 4;

/** How many jobs one process does at a time: half of its connections, since a job may need two, and never very many. */
export function concurrencyFor(poolMax: number): number {
  return Math.max(1, Math.min(MOST, Math.floor(poolMax / 2)));
}

type Sightings = { before: ReadonlyMap<string, number>; unheld: readonly string[]; now: number; grace: number };

/**
 * Which runners count as dead: those that nobody has held for the whole grace, since a living one may have lost its
 * connection and be on its way back. Answers the sightings to remember as well.
 */
export function deadAmong({ before, unheld, now, grace }: Sightings): { dead: string[]; sightings: Map<string, number> } {
  const sightings = new Map(unheld.map((name) => [name, before.get(name) ?? now]));
  return { dead: unheld.filter((name) => now - (sightings.get(name) ?? now) >= grace), sightings };
}
