import { Flex, Typography } from '@strapi/design-system';

import { useWords } from '../words';
import { type DaysProps, on } from './Grid';
import { Item, keyOf } from './Item';

/** The same on a narrow screen: day after day, only those on which there is something. */
export function Agenda({ days, items, timeZone, month, move }: DaysProps) {
  const { say, place } = useWords();
  const long = new Intl.DateTimeFormat(place, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const full = days.filter((day) => (!month || day.startsWith(month)) && on(items, day, timeZone).length > 0);
  if (full.length === 0) return <Typography>{say('calendar.none')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {full.map((day) => (
        <section key={day} aria-label={long.format(new Date(day))}>
          <Typography tag="h3" variant="delta">
            {long.format(new Date(day))}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
            {on(items, day, timeZone).map((item) => (
              <Item key={keyOf(item)} item={item} timeZone={timeZone} move={move} />
            ))}
          </Flex>
        </section>
      ))}
    </Flex>
  );
}
