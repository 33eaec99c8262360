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
export function Choice(props: Props) {
  const { field, typed, place, list } = props;
  const { say, fieldCalled } = useWords();
  const items = useItems(list, field.fixedValueList);
  const chosen = [typed].flat().filter((one): one is string => typeof one === 'string' && one !== '');
  const fault = useFault(place.path, chosen.length);
  return (
    <Frame.Root name={place.path} required={field.required} error={fault} hint={items.isLong ? say('search.hint') : undefined}>
      <Frame.Label>{fieldCalled(field)}</Frame.Label>
      {field.multiple && chosen.length > 0 && <Chosen {...props} {...{ items, chosen }} />}
      {!(place.isClosed && field.multiple) && <Offered {...props} {...{ items, chosen }} />}
      <Frame.Error />
      <Frame.Hint />
    </Frame.Root>
  );
}

type Choosing = Props & { items: ReturnType<typeof useItems>; chosen: string[] };

/** Each with a button that takes it away. */
function Chosen({ field, place, change, items: { called }, chosen }: Choosing) {
  const { say, fieldCalled } = useWords();
  return (
    <Flex tag="ul" wrap="wrap" gap={2} aria-label={say('chosen', { field: fieldCalled(field) })}>
      {chosen.map((uid) => (
        <Flex key={uid} tag="li" gap={1} paddingLeft={3} paddingRight={3} background="primary100" hasRadius maxWidth="100%">
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
  );
}

/** With each choice of several, the box begins anew. */
function Offered({ field, place, change, items: { items, search, remember, called }, chosen }: Choosing) {
  const { say } = useWords();
  const [turn, setTurn] = useState(0);
  const offered = field.multiple ? items.filter(({ uid }) => !chosen.includes(uid)) : withChosen(items, chosen[0], called);
  const choose = (uid?: string) => {
    if (!uid) return;
    remember(uid);
    if (!field.multiple) return change(uid);
    change([...new Set([...chosen, uid])]);
    search('');
    setTurn(turn + 1);
  };
  return (
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
  );
}

/** What is chosen has to be among what is offered, else its name is not shown. */
function withChosen(items: { uid: string; label: string }[], uid: string | undefined, called: (uid: string) => string) {
  return uid === undefined || items.some((item) => item.uid === uid) ? items : [{ uid, label: called(uid) }, ...items];
}
