import { Button, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { ChangeEvent } from 'react';

import type { Field, Typed } from '../../../shared/publishing/field';
import { useWords } from '../words';
import type { Place } from './Fields';
import { Framed } from './OneField';

type Props = { field: Field; typed: Typed; place: Place; change: (typed: Typed) => void };

/** A field that may be written several times, each in a line of its own. */
export function SeveralTexts({ field, typed, place, change }: Props) {
  const { say, fieldCalled } = useWords();
  const there: Typed[] = Array.isArray(typed) && typed.length > 0 ? typed : [''];
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {there.map((one, i) => (
        <Framed key={i} field={field} typed={one} place={{ ...place, path: `${place.path}.${i}` }}>
          <Flex gap={2}>
            <TextInput
              disabled={place.isClosed}
              aria-label={say('entry.of', { field: fieldCalled(field), number: i + 1 })}
              value={typeof one === 'string' ? one : ''}
              onChange={({ target }: ChangeEvent<HTMLInputElement>) =>
                change(there.map((value, j) => (i === j ? target.value : value)))
              }
            />
            {there.length > 1 && !place.isClosed && (
              <IconButton
                label={say('entry.remove', { number: i + 1, field: fieldCalled(field) })}
                onClick={() => change(there.filter((_, j) => j !== i))}
              >
                <Trash />
              </IconButton>
            )}
          </Flex>
        </Framed>
      ))}
      {!place.isClosed && (
        <div>
          <Button variant="tertiary" startIcon={<Plus />} onClick={() => change([...there, ''])}>
            {say('entry.add', { field: fieldCalled(field) })}
          </Button>
        </div>
      )}
    </Flex>
  );
}
