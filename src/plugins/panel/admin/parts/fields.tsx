import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Fields beside each other, as many as there is room for. */
export const FilterFields = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
  gap: 1.6rem;
  align-items: start;
`;

type Input = { name: string; label: string; value: string | undefined; onChange: (value: string) => void };

export function TypedField({ name, label, value = '', type, onChange }: Input & { type?: 'date' }) {
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <TextInput type={type} value={value} onChange={({ target }: { target: HTMLInputElement }) => onChange(target.value)} />
    </Field.Root>
  );
}

type Choosing = Input & { any: string; clear?: string; options: { value: string; name: string }[] };

/** `any` is what stands there while nothing is chosen; with `clear` the choice can be taken back. */
export function ChosenField({ name, label, value = '', any, clear, options, onChange }: Choosing) {
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value}
        placeholder={any}
        onChange={(chosen: string | number) => onChange(String(chosen))}
        {...(clear !== undefined && { onClear: () => onChange(''), clearLabel: clear })}
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
