import { Button, Flex } from '@strapi/design-system';

import { ChosenField, FilterFields, TypedField } from '../../panel/admin/api';
import type { ChoicesAnswer, Filter } from '../shared/contracts';
import { useWords } from './words';

type Name = keyof Filter;
type Props = { filter: Filter; choices: ChoicesAnswer | undefined; onChange: (filter: Filter) => void };

export function Filters({ filter, choices, onChange }: Props) {
  const { say, actCalled, typeCalled } = useWords();
  const field = (name: Name, called: string = name) => ({
    name: called,
    label: say(called),
    onChange: (value: string) => onChange({ ...filter, [name]: value || undefined }),
  });
  const choice = (name: Name) => ({ ...field(name), any: say(`any.${name}`), clear: say('clear') });
  const options = (values: string[] = [], called: (value: string) => string) =>
    values.map((value) => ({ value, name: called(value) })).sort((a, b) => a.name.localeCompare(b.name));
  return (
    <Flex role="search" aria-label={say('filters')} direction="column" alignItems="stretch" gap={4} paddingBottom={6}>
      <FilterFields>
        <TypedField {...field('person')} value={filter.person} />
        <ChosenField {...choice('act')} value={filter.act} options={options(choices?.acts, actCalled)} />
        <ChosenField {...choice('type')} value={filter.type} options={options(choices?.types, typeCalled)} />
        <TypedField {...field('document')} value={filter.document} />
        <TypedField {...field('from', 'since')} type="date" value={filter.from} />
        <TypedField {...field('to', 'until')} type="date" value={filter.to} />
      </FilterFields>
      {Object.values(filter).some(Boolean) && (
        <Flex>
          <Button variant="tertiary" onClick={() => onChange({})}>
            {say('clear')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
