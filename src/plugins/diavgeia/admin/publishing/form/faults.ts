import { createContext, useContext } from 'react';

import type { Told } from '../../../shared/publishing/contracts';

/** What stands against the form, and what of it is shown: that something is missing, only once somebody tried to submit. */
export type Shown = { faults: Told[]; told: Told[]; isTried: boolean };
export const FaultsContext = createContext<Shown>({ faults: [], told: [], isTried: false });

const MISSING = ['field-missing', 'document-missing', 'description-missing', 'nothing-changes'];

/** The sentence beside the field of that path; undefined where nothing is to be said. */
export function useFault(path: string): string | undefined {
  const { faults, told, isTried } = useContext(FaultsContext);
  const own = faults.filter(({ field, code }) => field === path && (isTried || !MISSING.includes(code)));
  const said = [...told.filter(({ field }) => field === path), ...own].map(({ message }) => message);
  return said.length > 0 ? [...new Set(said)].join(' ') : undefined;
}
