import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Dated } from '../../shared/contracts';
import { onTheWall, type View } from '../../shared/days';
import { useWords } from '../words';
import { Item, keyOf } from './Item';
import type { Move } from './move';

const Days = styled.ol<{ $columns: number }>`
  display: grid;
  grid-template-columns: repeat(${({ $columns }) => $columns}, minmax(0, 1fr));
  gap: 1px;
  background: ${({ theme }) => theme.colors.neutral200};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
`;
const Cell = styled.li<{ $isAside: boolean; $isTall: boolean }>`
  min-height: ${({ $isTall }) => ($isTall ? '36rem' : '11rem')};
  padding: 0.8rem;
  background: ${({ theme, $isAside }) => ($isAside ? theme.colors.neutral100 : theme.colors.neutral0)};
`;
const DayButton = styled.button<{ $isToday: boolean }>`
  padding: 0.2rem 0.6rem;
  border: 0;
  border-radius: 1rem;
  cursor: pointer;
  color: ${({ theme, $isToday }) => ($isToday ? theme.colors.neutral0 : theme.colors.neutral700)};
  background: ${({ theme, $isToday }) => ($isToday ? theme.colors.primary600 : 'transparent')};
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

export type DaysProps = { days: string[]; items: Dated[]; timeZone: string; month: string | null; move: Move };
type Props = DaysProps & { view: View; onDay: (day: string) => void };

/** Days side by side; what is scheduled may be dropped on another one. */
export function Grid({ days, items, timeZone, month, move, view, onDay }: Props) {
  const { place } = useWords();
  const today = onTheWall(new Date(), timeZone).slice(0, 10);
  const short = new Intl.DateTimeFormat(place, { weekday: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(place, { dateStyle: 'full', timeZone: 'UTC' });
  const drop = (key: string, day: string) => {
    const item = items.find((one) => keyOf(one) === key);
    if (item) void move(item, day);
  };
  return (
    <Days $columns={view === 'day' ? 1 : 7}>
      {days.map((day, i) => (
        <Cell
          key={day}
          $isAside={month !== null && !day.startsWith(month)}
          $isTall={view !== 'month'}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            drop(event.dataTransfer.getData('text/plain'), day);
          }}
        >
          <Flex gap={2} justifyContent="space-between" paddingBottom={2}>
            <DayButton type="button" $isToday={day === today} aria-label={long.format(new Date(day))} onClick={() => onDay(day)}>
              {Number(day.slice(8))}
            </DayButton>
            {i < 7 && (
              <Typography variant="sigma" textColor="neutral600" aria-hidden>
                {short.format(new Date(day))}
              </Typography>
            )}
          </Flex>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
            {on(items, day, timeZone).map((item) => (
              <Item key={keyOf(item)} item={item} timeZone={timeZone} move={move} isShort={view === 'month'} />
            ))}
          </Flex>
        </Cell>
      ))}
    </Days>
  );
}

export function on(items: Dated[], day: string, timeZone: string): Dated[] {
  return items.filter(({ at }) => onTheWall(at, timeZone).startsWith(day));
}
