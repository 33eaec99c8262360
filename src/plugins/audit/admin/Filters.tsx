import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ChoicesAnswer, Filter } from '../shared/contracts';
import { useWords } from './words';

const Fields = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
  gap: 1.6rem;
  align-items: start;
`;

type Name = keyof Filter;
type Props = { filter: Filter; choices: ChoicesAnswer | undefined; onChange: (filter: Filter) => void };

export function Filters({ filter, choices, onChange }: Props) {
  const { say, actCalled, typeCalled } = useWords();
  const change = (name: Name) => (value: string) => onChange({ ...filter, [name]: value || undefined });
  const options = (values: string[] = [], called: (value: string) => string) =>
    values.map((value) => ({ value, name: called(value) })).sort((a, b) => a.name.localeCompare(b.name));
  return (
    <Flex role="search" aria-label={say('filters')} direction="column" alignItems="stretch" gap={4} paddingBottom={6}>
      <Fields>
        <Typed name="person" value={filter.person} onChange={change('person')} />
        <Chosen name="act" value={filter.act} options={options(choices?.acts, actCalled)} onChange={change('act')} />
        <Chosen name="type" value={filter.type} options={options(choices?.types, typeCalled)} onChange={change('type')} />
        <Typed name="document" value={filter.document} onChange={change('document')} />
        <Typed name="since" type="date" value={filter.from} onChange={change('from')} />
        <Typed name="until" type="date" value={filter.to} onChange={change('to')} />
      </Fields>
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

type Input = { name: string; value: string | undefined; onChange: (value: string) => void };

function Typed({ name, value = '', type, onChange }: Input & { type?: 'date' }) {
  const { say } = useWords();
  return (
    <Field.Root name={name}>
      <Field.Label>{say(name)}</Field.Label>
      <TextInput type={type} value={value} onChange={({ target }: { target: HTMLInputElement }) => onChange(target.value)} />
    </Field.Root>
  );
}

function Chosen({ name, value, options, onChange }: Input & { options: { value: string; name: string }[] }) {
  const { say } = useWords();
  return (
    <Field.Root name={name}>
      <Field.Label>{say(name)}</Field.Label>
      <SingleSelect
        value={value ?? ''}
        placeholder={say('any')}
        onChange={(chosen: string | number) => onChange(String(chosen))}
        onClear={() => onChange('')}
        clearLabel={say('clear')}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
