import { ChosenField, FilterFields, TypedField } from '../../../panel/admin/api';
import type { FacetsAnswer } from '../../shared/contracts';
import { EXPOSURES } from '../../shared/exposure';
import { useWords } from '../words';

export const NAMES = [
  'words',
  'organization',
  'unit',
  'type',
  'category',
  'signer',
  'from',
  'to',
  'least',
  'most',
  'status',
  'exposure',
] as const;
type Name = (typeof NAMES)[number];
export type Chosen = Partial<Record<Name, string>>;

const LISTS = { organization: 'organizations', unit: 'units', type: 'types', category: 'categories', signer: 'signers' } as const;
const STATES = ['published', 'pending-revocation', 'revoked'];

type Props = { chosen: Chosen; facets: FacetsAnswer | undefined; onChange: (chosen: Chosen) => void };

/** What acts can be looked for by. */
export function Facets({ chosen, facets, onChange }: Props) {
  const { say, organization } = useWords();
  const field = (name: Name) => ({
    name,
    label: say(`acts.facet.${name}`),
    value: chosen[name],
    onChange: (value: string) => onChange({ ...chosen, [name]: value || undefined }),
  });
  const choice = (name: Name, options: { value: string; name: string }[]) => (
    <ChosenField key={name} {...field(name)} any={say('acts.any')} clear={say('acts.clear')} options={options} />
  );
  const options = (list: keyof FacetsAnswer) => {
    const known = facets?.[list] ?? [];
    return list === 'organizations' ? known.map(({ value, name }) => ({ value, name: organization(value, name) })) : known;
  };
  const named = (name: 'status' | 'exposure', values: readonly string[]) =>
    choice(
      name,
      values.map((value) => ({ value, name: say(`${name}.${value}`) })),
    );
  return (
    <FilterFields role="search" aria-label={say('acts.search')}>
      <TypedField {...field('words')} />
      {Object.entries(LISTS).map(([name, list]) => choice(name as Name, options(list)))}
      <TypedField {...field('from')} type="date" />
      <TypedField {...field('to')} type="date" />
      <TypedField {...field('least')} />
      <TypedField {...field('most')} />
      {named('status', STATES)}
      {named('exposure', EXPOSURES)}
    </FilterFields>
  );
}
