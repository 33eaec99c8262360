import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { ReactNode } from 'react';

import { type Field, isObject, organizationIn, sortOf, type Typed, type TypedObject } from '../../../shared/publishing/field';
import { useWords } from '../words';
import { useFault } from './faults';
import { OneField } from './OneField';

export type Place = { path: string; organization: string; isClosed: boolean };
type Change = (uid: string, typed: Typed) => void;
type Props = { fields: Field[]; typed: TypedObject; place: Place; change: Change };

/** Fields as the portal describes them, those within fields included. */
export function Fields({ fields, typed, place, change }: Props) {
  const organization = organizationIn(fields, typed, place.organization);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {fields.map((field) => (
        <FieldItem
          key={field.uid}
          field={field}
          typed={typed[field.uid]}
          place={{ ...place, organization, path: `${place.path}${field.uid}` }}
          change={(value) => change(field.uid, value)}
        />
      ))}
    </Flex>
  );
}

type ItemProps = { field: Field; typed: Typed; place: Place; change: (typed: Typed) => void };

function FieldItem({ field, typed, place, change }: ItemProps) {
  if (sortOf(field) !== 'object') return <OneField field={field} typed={typed} place={place} change={change} />;
  return field.multiple ? (
    <Several field={field} typed={typed} place={place} change={change} />
  ) : (
    <Group field={field}>
      <Inner field={field} typed={typed} place={place} change={change} />
    </Group>
  );
}

function Inner({ field, typed, place, change }: ItemProps) {
  const there = isObject(typed) ? typed : {};
  return (
    <Fields
      fields={field.nestedFields}
      typed={there}
      place={{ ...place, path: `${place.path}.` }}
      change={(uid, value) => change({ ...there, [uid]: value })}
    />
  );
}

function Group({ field, children }: { field: Field; children: ReactNode }) {
  const { fieldCalled } = useWords();
  const called = fieldCalled(field);
  return (
    <Box tag="fieldset" aria-label={called} padding={4} borderColor="neutral200" hasRadius margin={0} minWidth={0}>
      <Typography tag="p" variant="delta" paddingBottom={3}>
        {called}
      </Typography>
      {children}
    </Box>
  );
}

/** As many as one wishes; there is always one to write into. */
function Several({ field, typed, place, change }: ItemProps) {
  const { say, fieldCalled } = useWords();
  const fault = useFault(place.path);
  const there: Typed[] = Array.isArray(typed) && typed.length > 0 ? typed : [{}];
  const put = (i: number, value: Typed) => change(there.map((one, j) => (i === j ? value : one)));
  return (
    <Group field={field}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {there.map((one, i) => (
          <Box key={i} padding={3} background="neutral100" hasRadius>
            <Flex justifyContent="space-between" paddingBottom={2}>
              <Typography variant="sigma" textColor="neutral600">
                {say('entry', { number: i + 1 })}
              </Typography>
              {there.length > 1 && !place.isClosed && (
                <IconButton
                  variant="ghost"
                  label={say('entry.remove', { number: i + 1, field: fieldCalled(field) })}
                  onClick={() => change(there.filter((_, j) => j !== i))}
                >
                  <Trash />
                </IconButton>
              )}
            </Flex>
            <Inner field={field} typed={one} place={{ ...place, path: `${place.path}.${i}` }} change={(value) => put(i, value)} />
          </Box>
        ))}
        {fault && (
          <Typography variant="pi" textColor="danger600">
            {fault}
          </Typography>
        )}
        {!place.isClosed && (
          <Box>
            <Button variant="tertiary" startIcon={<Plus />} onClick={() => change([...there, {}])}>
              {say('entry.add', { field: fieldCalled(field) })}
            </Button>
          </Box>
        )}
      </Flex>
    </Group>
  );
}
