import type { ZodType } from 'zod';

import { readAct, type Act, type Aside, type Read } from '../../shared/act';
import { mismatches, toParameters, type Question } from '../../shared/question';
import { tell } from '../../shared/told';
import { expectShape } from './answers';
import { PortalFault } from './fault';
import * as shapes from './shapes';
import type { Wire } from './wire';

export type Found = {
  acts: { act: Act; raw: object }[];
  aside: Aside[];
  page: number;
  /** How many the portal puts on a page, which may be fewer than was asked. */
  size: number;
  total: number;
  query: string;
};
type Levels = { descendants?: 'children' | 'all'; status?: 'active' | 'inactive' | 'all' };
type Listing = { status?: 'active' | 'inactive' | 'pending' | 'all'; category?: string };

/** All that the portal can be asked. */
export function reads(wire: Wire) {
  const ask = async <T>(shape: ZodType<T>, path: string, what: string) => expectShape(shape, await wire.read(path), what);
  const of = (...parts: string[]) => parts.map((part) => `/${encodeURIComponent(part)}`).join('');
  return {
    /** One page of the acts that fit; a mismatch between question and echo is a fault. */
    async search(question: Question): Promise<Found> {
      const answer = await ask(shapes.searchAnswer, `/search?${toParameters(question).toString()}`, 'search');
      refuseMismatch(question, answer.info);
      return found(answer);
    },
    /** In the portal's own language of questions; ranges of days are cut to 180 here too. */
    async searchAdvanced({ q, page = 0, size = 100 }: { q: string; page?: number; size?: number }): Promise<Found> {
      const parameters = new URLSearchParams({ q, page: String(page), size: String(size) });
      return found(await ask(shapes.searchAnswer, `/search/advanced?${parameters.toString()}`, 'search'));
    },
    terms: async () => (await ask(shapes.terms, '/search/terms', 'list of terms')).terms,
    commonTerms: async () => (await ask(shapes.terms, '/search/terms/common', 'list of terms')).terms,

    types: async () => (await ask(shapes.types, '/types', 'list of types')).decisionTypes,
    type: (uid: string) => ask(shapes.type, of('types', uid), 'type'),
    typeDetails: (uid: string) => ask(shapes.typeDetails, of('types', uid, 'details'), 'type'),
    typeTerms: async (uid: string) => (await ask(shapes.terms, of('types', uid, 'terms'), 'list of terms')).terms,
    dictionaries: async () => (await ask(shapes.dictionaries, '/dictionaries', 'list of dictionaries')).dictionaries,
    dictionary: async (name: string) => (await ask(shapes.dictionaryItems, of('dictionaries', name), 'dictionary')).items,

    /** Some 5,000 in one answer when nothing narrows it. */
    async organizations({ status = 'active', category }: Listing = {}) {
      const parameters = new URLSearchParams({ status, ...(category && { category }) });
      return (await ask(shapes.organizations, `/organizations?${parameters.toString()}`, 'list of organizations')).organizations;
    },
    organization: (uid: string) => ask(shapes.organization, of('organizations', uid), 'organization'),
    organizationDetails: (uid: string) => ask(shapes.organizationDetails, of('organizations', uid, 'details'), 'organization'),
    async units(uid: string, { descendants = 'all', status = 'all' }: Levels = {}) {
      const path = `${of('organizations', uid, 'units')}?${new URLSearchParams({ descendants, status }).toString()}`;
      return (await ask(shapes.units, path, 'list of units')).units;
    },
    signers: async (uid: string) => (await ask(shapes.signers, of('organizations', uid, 'signers'), 'list of signers')).signers,
    organizationPositions: async (uid: string) =>
      (await ask(shapes.positions, of('organizations', uid, 'positions'), 'list of positions')).positions,
    unit: (uid: string) => ask(shapes.unit, of('units', uid), 'unit'),
    signer: (uid: string) => ask(shapes.signer, of('signers', uid), 'signer'),
    positions: async () => (await ask(shapes.positions, '/positions', 'list of positions')).positions,

    /** The newest version of an act; a fault `not-found` when the portal has none of that number. */
    decision: async (ada: string): Promise<Read> => readAct(await wire.read(of('decisions', ada))),
    decisionVersion: async (versionId: string): Promise<Read> =>
      readAct(await wire.read(`/decisions/v/${encodeURIComponent(versionId)}`)),
    versionLog: (ada: string) => ask(shapes.versionLog, of('decisions', ada, 'versionlog'), 'log of versions'),
  };
}

function refuseMismatch(question: Question, { query, page }: { query: unknown; page?: number | null }): void {
  const differences = mismatches(question, query);
  if (typeof page === 'number' && page !== (question.page ?? 0))
    differences.push({ code: 'ignored', told: { code: 'wrong-page', params: { page, asked: question.page ?? 0 } } });
  if (differences.length === 0) return;
  const reasons = differences.map(({ code, told }) => ({ code, says: tell(told, 'en') }));
  throw new PortalFault({ code: 'mismatch', told: differences.map(({ told }) => told), reasons });
}

function found({
  decisions,
  info,
}: {
  decisions: unknown[];
  info: { query: unknown; page?: number | null; size?: number | null; total: number };
}): Found {
  const read = decisions.map(readAct);
  return {
    acts: read.flatMap((one) => ('act' in one ? [one] : [])),
    aside: read.flatMap((one) => ('aside' in one ? [one.aside] : [])),
    page: info.page ?? 0,
    size: info.size ?? decisions.length,
    total: info.total,
    query: String(info.query),
  };
}
