import { Checkbox, Field as Frame, SingleSelect, SingleSelectOption, Textarea, TextInput } from '@strapi/design-system';
import type { ChangeEvent, ReactNode } from 'react';

import { readAmount } from '../../../shared/publishing/amount';
import { type Field, listOf, sortOf, type Typed } from '../../../shared/publishing/field';
import { useWords } from '../words';
import { Choice } from './Choice';
import { useFault } from './faults';
import type { Place } from './Fields';
import { SeveralTexts } from './SeveralTexts';

type Props = { field: Field; typed: Typed; place: Place; change: (typed: Typed) => void };

/** Longer than this it is written in several lines. */
const ONE_LINE = 250;

/** One field of the portal's, or of what every act has, with what stands against it. */
export function OneField(props: Props) {
  const { field, typed, place, change } = props;
  const { fieldCalled } = useWords();
  const sort = sortOf(field);
  if (sort === 'flag')
    return (
      <Checkbox disabled={place.isClosed} checked={typed === true} onCheckedChange={(checked) => change(checked === true)}>
        {fieldCalled(field)}
      </Checkbox>
    );
  const list = listOf(field, place.organization);
  if (sort === 'choice' && (list || field.multiple)) return <Choice {...props} list={list} />;
  if (field.multiple) return <SeveralTexts {...props} />;
  return <Framed {...props}>{sort === 'choice' ? <Fixed {...props} /> : <Written {...props} />}</Framed>;
}

export function Framed({ field, typed, place, children }: Omit<Props, 'change'> & { children: ReactNode }) {
  const { fieldCalled, number, say } = useWords();
  const fault = useFault(place.path);
  const amount = sortOf(field) === 'number' && typeof typed === 'string' ? readAmount(typed) : undefined;
  const help = field.help && field.help !== field.label ? field.help : undefined;
  const hint = amount === undefined ? help : say('amount', { amount: number(amount) });
  return (
    <Frame.Root name={place.path} required={field.required} error={fault} hint={hint}>
      <Frame.Label>{fieldCalled(field)}</Frame.Label>
      {children}
      <Frame.Error />
      <Frame.Hint />
    </Frame.Root>
  );
}

function Fixed({ field, typed, place, change }: Props) {
  const { say } = useWords();
  return (
    <SingleSelect
      disabled={place.isClosed}
      value={typeof typed === 'string' ? typed : ''}
      placeholder={say('choose')}
      onChange={(value: string | number) => change(String(value))}
      {...(!field.required && { onClear: () => change(''), clearLabel: say('clear') })}
    >
      {field.fixedValueList.map((value) => (
        <SingleSelectOption key={value} value={value}>
          {value}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

function Written({ field, typed, place, change }: Props) {
  const sort = sortOf(field);
  const value = typeof typed === 'string' ? typed : '';
  const common = {
    value,
    disabled: place.isClosed,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => change(target.value),
  };
  const isLong = sort === 'text' && ((field.maxLength ?? 0) > ONE_LINE || value.length > 80);
  if (isLong) return <Textarea {...common} />;
  const isNumber = sort === 'number' || sort === 'integer' || sort === 'tax-number';
  return <TextInput {...common} type={sort === 'date' ? 'date' : 'text'} {...(isNumber && { inputMode: 'decimal' })} />;
}
