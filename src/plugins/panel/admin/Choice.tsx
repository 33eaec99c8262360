import { InputRenderer, type InputProps } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';

import { valueId } from '../shared/words';
import { say } from './texts';

type Props = Extract<InputProps, { type: 'enumeration' }> & { attribute: { enum: string[] } };

/** A field with fixed values, offered under their names. In a component the name is a path such as `emails.0.label`. */
function Choice({ attribute, ...props }: Props) {
  const field = props.name.split('.').pop() ?? props.name;
  const options = attribute.enum.map((value) => ({ value, label: say(valueId(field, attribute.enum, value)) ?? value }));
  return <InputRenderer {...props} options={options} />;
}

/** Strapi types its fields as taking nothing, and gives them everything of the form's input. */
export const choiceField = { type: 'enumeration', Component: Choice as ComponentType };
