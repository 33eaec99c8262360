import type { WireAct } from './act';
import { QuerySyntax, readAdvanced } from './advanced';
import { detailsOf, DICTIONARIES, TERMS, TYPES } from './catalogue';
import type { Outcome } from './posting';
import type { Fault } from './script';
import { lastSeen, listed, shown } from './worse';
import { understand, type Parameters, type Search } from './search';
import type { Shelf } from './shelf';
import { ORGANIZATIONS, POSITIONS, SIGNERS, UNITS } from './town';

export type Asked = { shelf: Shelf; now: number; path: string[]; parameters: Parameters; faults: Fault[] };

const DEFAULT_SIZE = 100;
const LARGEST_PAGE = 500;
const ok = (body: unknown): Outcome => ({ status: 200, body });
const unknown = (what: string): Outcome => ({
  status: 404,
  body: { exception: 'ResourceNotFoundException', errorMessage: `${what} not found` },
});
const maybe = (body: unknown, what: string): Outcome => (body === undefined ? unknown(what) : ok(body));
const by = <T extends { uid: string }>(list: T[], uid: string): T | undefined => list.find((one) => one.uid === uid);

/** The answer to any question that can be asked without an account. */
export function answer(asked: Asked): Outcome {
  const [place = '', name = '', part = ''] = asked.path;
  const places: Record<string, () => Outcome> = {
    search: () => search(asked, name),
    types: () => types(name, part),
    dictionaries: () => dictionaries(name),
    organizations: () => organizations(asked.parameters, name, part),
    units: () => maybe(by(UNITS, name), `Unit ${name}`),
    signers: () => maybe(by(SIGNERS, name), `Signer ${name}`),
    positions: () => ok({ positions: POSITIONS }),
    decisions: () => decisions(asked, name, part),
  };
  return places[place]?.() ?? unknown(place);
}

function search({ shelf, now, parameters, faults }: Asked, kind: string): Outcome {
  if (kind === 'terms') return ok({ terms: TERMS });
  const days = faults.find((fault) => fault.kind === 'narrowed')?.days;
  const ignored = faults.flatMap((fault) => (fault.kind === 'ignored' ? [fault.parameter] : []));
  const largest = faults.find((fault) => fault.kind === 'small-pages')?.size ?? LARGEST_PAGE;
  try {
    const found =
      kind === 'advanced' ? readAdvanced(parameters.get('q') ?? '', now) : understand(parameters, now, { days, ignored });
    const isLate = faults.some(({ kind }) => kind === 'late-index');
    const acts = listed(matching(shelf, found), faults).filter(({ ada }) => !isLate || ada !== shelf.latest());
    return page({ shelf, found, acts, parameters, largest, faults });
  } catch (fault) {
    if (!(fault instanceof QuerySyntax)) throw fault;
    const errorMessage = `Error in query syntax. Query:${parameters.get('q') ?? ''} Error:${fault.message}`;
    return { status: 400, body: { exception: 'InvalidQuertSyntaxException', errorMessage } };
  }
}

/** The pages of one question are asked for one after the other, or those of two in turn. */
const lately = new WeakMap<Shelf, { key: string; acts: WireAct[] }[]>();

function matching(shelf: Shelf, { echo, fits, issue }: Search): WireAct[] {
  const key = `${shelf.revision()} ${echo}`;
  const last = lately.get(shelf) ?? [];
  const known = last.find((one) => one.key === key);
  if (known) return known.acts;
  const acts = (issue ? shelf.issued(issue) : shelf.all()).filter(fits);
  lately.set(shelf, [{ key, acts }, ...last].slice(0, 2));
  return acts;
}

type Paging = { shelf: Shelf; found: Search; acts: WireAct[]; parameters: Parameters; largest: number; faults: Fault[] };

function page({ shelf, found, acts, parameters, largest, faults }: Paging): Outcome {
  const page = whole(parameters.get('page')) ?? 0;
  const size = Math.min(whole(parameters.get('size')) || DEFAULT_SIZE, largest);
  const given = faults.find((fault) => fault.kind === 'unsaid-pages')?.size ?? size;
  const decisions = acts.slice(page * given, (page + 1) * given);
  if (page > 0 && decisions.length === 0 && faults.some(({ kind }) => kind === 'no-further-page'))
    return { status: 400, body: { errors: [{ errorCode: 'PAGE', errorMessage: 'Δεν υπάρχει τέτοια σελίδα.' }] } };
  const total = faults.find((fault) => fault.kind === 'wrong-total')?.total ?? acts.length;
  const order = parameters.get('sort') === 'relative' ? 'relative' : 'recent';
  return ok({
    decisions: decisions.map((act) => shown(lastSeen(act, faults, shelf), faults)),
    info: { query: found.echo, page, size, actualSize: decisions.length, total, order },
  });
}

const whole = (text: string | undefined) => (text && /^\d{1,6}$/.test(text) ? Number(text) : undefined);

function types(uid: string, part: string): Outcome {
  if (!uid) return ok({ decisionTypes: TYPES });
  if (part === 'details') return maybe(detailsOf(uid), `Type ${uid}`);
  return by(TYPES, uid) ? ok(part === 'terms' ? { terms: TERMS } : by(TYPES, uid)) : unknown(`Type ${uid}`);
}

function dictionaries(name: string): Outcome {
  const list = Object.entries(DICTIONARIES).map(([uid, { label }]) => ({ uid, label }));
  if (!name) return ok({ dictionaries: list });
  return maybe(DICTIONARIES[name] && { name, items: DICTIONARIES[name].items }, `Dictionary ${name}`);
}

function organizations(parameters: Parameters, name: string, part: string): Outcome {
  if (!name) {
    const [status, category] = [parameters.get('status') ?? 'active', parameters.get('category')];
    const fits = (one: (typeof ORGANIZATIONS)[number]) =>
      (status === 'all' || one.status === status) && (!category || one.category === category);
    return ok({ organizations: ORGANIZATIONS.filter(fits) });
  }
  const organization = ORGANIZATIONS.find(({ uid, latinName }) => uid === name || latinName === name);
  if (!organization) return unknown(`Organization ${name}`);
  const { uid } = organization;
  const units = unitsUnder(uid);
  const signers = SIGNERS.filter(({ organizationId }) => organizationId === uid);
  if (part === 'units') return ok({ units: levels(units, uid, parameters) });
  if (part === 'signers') return ok({ signers });
  if (part === 'positions') return ok({ positions: POSITIONS });
  if (part === 'details')
    return ok({
      ...organization,
      units,
      signers,
      positions: POSITIONS,
      supervisedOrganizations: ORGANIZATIONS.filter(({ supervisorId }) => supervisorId === uid),
    });
  return ok(organization);
}

function unitsUnder(parent: string): typeof UNITS {
  const children = UNITS.filter(({ parentId }) => parentId === parent);
  return children.flatMap((child) => [child, ...unitsUnder(child.uid)]);
}

function levels(units: typeof UNITS, parent: string, parameters: Parameters): typeof UNITS {
  const isActive = { active: true, inactive: false }[parameters.get('status') ?? 'all'];
  const near = parameters.get('descendants') === 'all' ? units : units.filter(({ parentId }) => parentId === parent);
  return near.filter(({ active }) => isActive === undefined || active === isActive);
}

function decisions({ shelf, faults }: Asked, name: string, part: string): Outcome {
  if (name === 'v') return maybe(shelf.version(part), `Version ${part}`);
  const act = shelf.get(name);
  if (!act) return unknown(`Decision ${name}`);
  return ok(
    part === 'versionlog'
      ? { versions: shelf.log(name), ada: name, organizationId: act.organizationId }
      : shown(
          act,
          faults.filter(({ kind }) => kind === 'shaped'),
        ),
  );
}
