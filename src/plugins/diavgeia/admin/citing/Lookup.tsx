import { Box, TextInput, Typography } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useId, useState, type KeyboardEvent } from 'react';
import { styled } from 'styled-components';

import type { CitedAct } from '../../shared/citing';
import type { LookupAnswer } from '../../shared/ties-contracts';
import { useWords } from '../words';
import { ActState } from './ActState';
import { useLookup } from './client';

type Props = { onChoose: (ada: string, act?: CitedAct) => void };
/** As long as the server reads. */
const LONGEST = 300;
type Option = { ada: string; act?: CitedAct };

const List = styled.ul`
  position: absolute;
  z-index: 4;
  inset-inline: 0;
  max-height: 32rem;
  overflow: auto;
  margin-top: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.filterShadow};
`;

const Item = styled.li`
  padding: 1rem 1.2rem;
  cursor: pointer;
  overflow-wrap: anywhere;
  &[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

/** A line that finds acts while one types (WAI-ARIA combobox); an ΑΔΑ that the mirror has not can be chosen all the same. */
export function Lookup({ onChoose }: Props) {
  const { say } = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const { found, isLost, isCurrent } = useLookup(typed);
  const options = optionsIn(found);
  const isShown = isOpen && typed.trim().length >= 3 && found !== undefined;

  function choose({ ada, act }: Option) {
    setTyped('');
    setOpen(false);
    setAt(0);
    onChoose(ada, act);
  }

  function press(event: KeyboardEvent) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = options[at];
    if (move && options.length > 0) setAt((at + move + options.length) % options.length);
    else if (event.key === 'Escape' && isShown) setOpen(false);
    else if (event.key === 'Enter' && isShown && isCurrent && chosen) choose(chosen);
    else if (event.key !== 'Enter') return;
    // Enter in the form would save it.
    event.preventDefault();
  }

  return (
    <Box position="relative" onBlur={() => setTimeout(() => setOpen(false), 150)}>
      <TextInput
        aria-label={say('cited.find')}
        {...comboboxOf({ id, isShown, at: options[at] ? at : undefined })}
        autoComplete="off"
        maxLength={LONGEST}
        placeholder={say('cited.placeholder')}
        startAction={<Search aria-hidden />}
        value={typed}
        onFocus={() => setOpen(true)}
        onKeyDown={press}
        onChange={({ target }: { target: HTMLInputElement }) => {
          setTyped(target.value);
          setAt(0);
          setOpen(true);
        }}
      />
      {isShown && <Options {...{ id, options, at, isLost }} onPoint={setAt} onChoose={choose} />}
    </Box>
  );
}

type Combobox = { id: string; isShown: boolean; at: number | undefined };

function comboboxOf({ id, isShown, at }: Combobox) {
  const active = isShown && at !== undefined ? { 'aria-activedescendant': `${id}-${at}` } : {};
  return { role: 'combobox', 'aria-expanded': isShown, 'aria-controls': id, 'aria-autocomplete': 'list', ...active } as const;
}

type OptionsProps = {
  id: string;
  options: Option[];
  at: number;
  isLost: boolean;
  onPoint: (at: number) => void;
  onChoose: (option: Option) => void;
};

function Options({ id, options, at, isLost, onPoint, onChoose }: OptionsProps) {
  const { say } = useWords();
  return (
    <List id={id} role="listbox" aria-label={say('cited.find')}>
      {options.map((option, i) => (
        <Item
          key={option.ada}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === at}
          onMouseDown={(event) => event.preventDefault()}
          onMouseEnter={() => onPoint(i)}
          onClick={() => onChoose(option)}
        >
          <OptionText {...option} />
        </Item>
      ))}
      {options.length === 0 && (
        <Item role="presentation">
          <Typography textColor="neutral600">{say(isLost ? 'lost' : 'cited.none')}</Typography>
        </Item>
      )}
    </List>
  );
}

/** What was found; else the number that was typed, if it is a whole one. */
function optionsIn(found: LookupAnswer | undefined): Option[] {
  if (!found) return [];
  if (found.data.length > 0) return found.data.map((act) => ({ ada: act.ada, act }));
  return found.ada ? [{ ada: found.ada }] : [];
}

function OptionText({ ada, act }: Option) {
  const { say, day } = useWords();
  if (!act) return <Typography>{say('cited.fetch', { ada })}</Typography>;
  return (
    <>
      <Typography tag="p">{act.subject ?? say('cited.masked')}</Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {[ada, act.protocolNumber, act.issueDate && day(act.issueDate)].filter(Boolean).join(' · ')}
      </Typography>
      {act.state !== 'in-force' && <ActState state={act.state} />}
    </>
  );
}
