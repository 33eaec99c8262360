import { InputRenderer, useField, type InputProps } from '@strapi/strapi/admin';
import { Field, MultiSelect, MultiSelectOption, TextInput } from '@strapi/design-system';
import { useState, type ComponentType } from 'react';

import { isList, itemsIn, itemsOf } from '../shared/lists';
import { valueId } from '../shared/words';
import { say, vocabulary } from './texts';

type Props = InputProps;
type Edited = { items: string[]; change: (items: string[]) => void; disabled?: boolean };

/** JSON that is a plain list, as choices where its words are known and as one line where they are not. */
function List(props: Props) {
  const name = props.name.split('.').pop() ?? props.name;
  return isList(name) ? <ListField {...props} known={vocabulary(name)} list={name} /> : <InputRenderer {...props} />;
}

function ListField({
  name,
  label,
  labelAction,
  hint,
  required,
  disabled,
  known,
  list,
}: Props & { known: string[]; list: string }) {
  const { value, error, onChange } = useField(name);
  const items = itemsOf(value);
  const change = (next: string[]) => onChange(name, next.length > 0 ? next : null);
  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      {known.length > 0 ? <Choices {...{ items, change, disabled, known, list }} /> : <Line {...{ items, change, disabled }} />}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** Words that are not among the known ones stay as they are. */
function Choices({ items, change, disabled, known, list }: Edited & { known: string[]; list: string }) {
  const offered = [...known, ...items.filter((item) => !known.includes(item))];
  return (
    <MultiSelect withTags value={items} onChange={change} disabled={disabled}>
      {offered.map((item) => (
        <MultiSelectOption key={item} value={item}>
          {say(valueId(list, known, item)) ?? item}
        </MultiSelectOption>
      ))}
    </MultiSelect>
  );
}

/** What is typed is kept as long as it means the list, so that a comma can be typed at all. */
function Line({ items, change, disabled }: Edited) {
  const [typed, setTyped] = useState('');
  const isCurrent = itemsIn(typed).join() === items.join();
  return (
    <TextInput
      value={isCurrent ? typed : items.join(', ')}
      disabled={disabled}
      onChange={({ target }) => {
        setTyped(target.value);
        change(itemsIn(target.value));
      }}
    />
  );
}

/** Strapi types its fields as taking nothing, and gives them everything of the form's input. */
export const listField = { type: 'json', Component: List as ComponentType };
