import { Combobox, ComboboxOption, Field as Frame, Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useState } from 'react';

import type { Field, Typed } from '../../../shared/publishing/field';
import { useWords } from '../words';
import { useFault } from './faults';
import type { Place } from './Fields';
import { useItems } from './lists';

type Props = { field: Field; typed: Typed; place: Place; change: (typed: Typed) => void; list: string | undefined };

/** One entry of a list, or several. */
export function Choice({ field, typed, place, change, list }: Props) {
  const { say, fieldCalled } = useWords();
  const { items, isLong, search, remember, called } = useItems(list, field.fixedValueList);
  const [turn, setTurn] = useState(0);
  const chosen = [typed].flat().filter((one) => typeof one === 'string' && one !== '') as string[];
  const faults = [useFault(place.path), useFault(`${place.path}.0`), useFault(`${place.path}.1`), useFault(`${place.path}.2`)];
  const choose = (uid?: string) => {
    if (!uid) return;
    remember(uid);
    if (!field.multiple) return change(uid);
    change([...new Set([...chosen, uid])]);
    search('');
    setTurn(turn + 1);
  };
  const offered = field.multiple ? items.filter(({ uid }) => !chosen.includes(uid)) : withChosen(items, chosen[0], called);
  return (
    <Frame.Root
      name={place.path}
      required={field.required}
      error={faults.filter(Boolean).join(' ') || undefined}
      hint={isLong ? say('search.hint') : undefined}
    >
      <Frame.Label>{fieldCalled(field)}</Frame.Label>
      {field.multiple && chosen.length > 0 && (
        <Flex tag="ul" wrap="wrap" gap={2} aria-label={say('chosen', { field: fieldCalled(field) })}>
          {chosen.map((uid) => (
            <Flex key={uid} tag="li" gap={1} paddingLeft={3} background="primary100" hasRadius maxWidth="100%">
              <Typography variant="pi" textColor="primary700" style={{ overflowWrap: 'anywhere', padding: '0.6rem 0' }}>
                {called(uid)}
              </Typography>
              {!place.isClosed && (
                <IconButton
                  variant="ghost"
                  size="XS"
                  label={say('remove', { what: called(uid) })}
                  onClick={() => change(chosen.filter((one) => one !== uid))}
                >
                  <Cross />
                </IconButton>
              )}
            </Flex>
          ))}
        </Flex>
      )}
      {!(place.isClosed && field.multiple) && (
        <Combobox
          key={turn}
          disabled={place.isClosed}
          value={field.multiple ? '' : (chosen[0] ?? '')}
          placeholder={say(field.multiple ? 'choose.more' : 'choose')}
          filterValue=""
          onInputChange={({ currentTarget }: { currentTarget: HTMLInputElement }) => search(currentTarget.value)}
          onChange={choose}
          onClear={() => (field.multiple ? undefined : change(''))}
          clearLabel={say('clear')}
          noOptionsMessage={() => say('choose.none')}
        >
          {offered.map(({ uid, label }) => (
            <ComboboxOption key={uid} value={uid}>
              {label}
            </ComboboxOption>
          ))}
        </Combobox>
      )}
      <Frame.Error />
      <Frame.Hint />
    </Frame.Root>
  );
}

/** What is chosen has to be among what is offered, else its name is not shown. */
function withChosen(items: { uid: string; label: string }[], uid: string | undefined, called: (uid: string) => string) {
  return uid === undefined || items.some((item) => item.uid === uid) ? items : [{ uid, label: called(uid) }, ...items];
}
