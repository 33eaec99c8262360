import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { BooksAnswer, Choice } from '../shared/contracts';
import type { Asked } from './client';
import { useWords } from './words';

const Fields = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
  gap: 1.6rem;
  padding-bottom: 2.4rem;
`;

type Props = { asked: Asked; books: BooksAnswer; onChange: (asked: Asked) => void };

/** Which book, and what to look for in it. */
export function Choices({ asked, books, onChange }: Props) {
  const { say } = useWords();
  const change = (name: keyof Asked) => (value: string) => onChange({ ...asked, page: undefined, [name]: value || undefined });
  const years = books.years.map((year) => ({ value: String(year), name: String(year) }));
  return (
    <Fields role="search" aria-label={say('choose')}>
      <Chosen name="type" value={asked.type} options={books.types} onChange={change('type')} />
      <Chosen name="body" value={asked.body} options={books.bodies} onChange={change('body')} mayBeAny />
      <Chosen name="year" value={asked.year} options={years} onChange={change('year')} mayBeAny />
      <Field.Root name="words">
        <Field.Label>{say('words')}</Field.Label>
        <TextInput
          value={asked.words ?? ''}
          onChange={({ target }: { target: HTMLInputElement }) => change('words')(target.value)}
        />
      </Field.Root>
    </Fields>
  );
}

type Choosing = {
  name: string;
  value: string | undefined;
  options: Choice[];
  onChange: (value: string) => void;
  mayBeAny?: boolean;
};

function Chosen({ name, value, options, onChange, mayBeAny = false }: Choosing) {
  const { say } = useWords();
  return (
    <Field.Root name={name}>
      <Field.Label>{say(name)}</Field.Label>
      <SingleSelect
        value={value ?? ''}
        placeholder={say('all')}
        onChange={(chosen: string | number) => onChange(String(chosen))}
        {...(mayBeAny && { onClear: () => onChange(''), clearLabel: say('all') })}
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
