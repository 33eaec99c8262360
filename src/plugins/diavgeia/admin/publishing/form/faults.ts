import { createContext, useContext } from 'react';

import type { Told } from '../../../shared/publishing/contracts';

/** What stands against the form, and what of it is shown: that something is missing, only once somebody tried to submit. */
export type Shown = { faults: Told[]; told: Told[]; isTried: boolean };
export const FaultsContext = createContext<Shown>({ faults: [], told: [], isTried: false });

const MISSING = ['field-missing', 'document-missing', 'description-missing', 'nothing-changes'];

/** The sentence beside the field of that path, and of its first `entries` entries; undefined where nothing is to be said. */
export function useFault(path: string, entries = 0): string | undefined {
  const { faults, told, isTried } = useContext(FaultsContext);
  const paths = [path, ...Array.from({ length: entries }, (_, i) => `${path}.${i}`)];
  const isHere = ({ field }: Told) => field !== undefined && paths.includes(field);
  const own = faults.filter((one) => isHere(one) && (isTried || !MISSING.includes(one.code)));
  const said = [...told.filter(isHere), ...own].map(({ message }) => message);
  return said.length > 0 ? [...new Set(said)].join(' ') : undefined;
}
