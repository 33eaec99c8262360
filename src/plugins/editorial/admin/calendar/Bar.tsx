import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';

import { ChosenField } from '../../../panel/admin/api';
import type { Dated } from '../../shared/contracts';
import { onTheWall, stepped, type View, VIEWS } from '../../shared/days';
import { PUBLISHABLE } from '../../shared/names';
import { useWords } from '../words';

export type Shown = { view: View; day: string; type: string; body: string };
type Props = { shown: Shown; days: string[]; items: Dated[]; onChange: (changed: Partial<Shown>) => void };

/** What is shown: from when, how much, and of which types and bodies. */
export function Bar({ shown, days, items, onChange }: Props) {
  const { say, typesCalled } = useWords();
  const { view, day } = shown;
  const today = onTheWall(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone).slice(0, 10);
  const bodies = new Map(items.flatMap(({ body }) => (body ? [[body.documentId, body.name] as const] : [])));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <Flex gap={2}>
          <IconButton label={say('calendar.back')} onClick={() => onChange({ day: stepped(view, day, -1) })}>
            <ChevronLeft />
          </IconButton>
          <Button variant="tertiary" onClick={() => onChange({ day: today })}>
            {say('calendar.today')}
          </Button>
          <IconButton label={say('calendar.on')} onClick={() => onChange({ day: stepped(view, day, 1) })}>
            <ChevronRight />
          </IconButton>
        </Flex>
        <Span view={view} day={day} days={days} />
        <Flex role="group" aria-label={say('calendar.view')} gap={1}>
          {VIEWS.map((one) => (
            <Button
              key={one}
              variant={one === view ? 'secondary' : 'ghost'}
              aria-pressed={one === view}
              onClick={() => onChange({ view: one })}
            >
              {say(`calendar.${one}`)}
            </Button>
          ))}
        </Flex>
      </Flex>
      <Flex gap={3} wrap="wrap" alignItems="flex-end">
        <Choice
          name="type"
          value={shown.type}
          options={Object.keys(PUBLISHABLE).map((type) => [type, typesCalled(type)])}
          onChange={(type) => onChange({ type })}
        />
        <Choice name="body" value={shown.body} options={[...bodies]} onChange={(body) => onChange({ body })} />
      </Flex>
    </Flex>
  );
}

function Span({ view, day, days }: Pick<Shown, 'view' | 'day'> & { days: string[] }) {
  const { place } = useWords();
  const told = (style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(place, { ...style, timeZone: 'UTC' });
  const words =
    view === 'month'
      ? told({ month: 'long', year: 'numeric' }).format(new Date(day))
      : view === 'day'
        ? told({ dateStyle: 'full' }).format(new Date(day))
        : told({ dateStyle: 'medium' }).formatRange(new Date(days[0]!), new Date(days.at(-1)!));
  return (
    <Typography tag="h2" variant="beta" aria-live="polite">
      {words}
    </Typography>
  );
}

type ChoiceProps = { name: 'type' | 'body'; value: string; options: [string, string][]; onChange: (value: string) => void };

function Choice({ name, value, options, onChange }: ChoiceProps) {
  const { say } = useWords();
  return (
    <Box width="26rem" maxWidth="100%">
      <ChosenField
        name={name}
        label={say(`calendar.${name}`)}
        value={value}
        any={say(`calendar.all.${name}`)}
        clear={say('clear')}
        options={options.map(([id, words]) => ({ value: id, name: words }))}
        onChange={onChange}
      />
    </Box>
  );
}
