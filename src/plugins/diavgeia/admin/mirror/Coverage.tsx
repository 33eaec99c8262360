import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { MonthCoverage } from '../../shared/contracts';
import { useWords } from '../words';

/** A row for each year and a field for each month, so that a hole stands out and sixteen years fit on a telephone. */
const Table = styled.table`
  width: 100%;
  max-width: 90rem;
  border-collapse: separate;
  border-spacing: 2px;
  table-layout: fixed;
  font-variant-numeric: tabular-nums;
  th {
    font-size: 1.1rem;
    color: ${({ theme }) => theme.colors.neutral600};
    text-align: center;
  }
  th[scope='row'] {
    width: 4rem;
    text-align: start;
  }
  thead td:first-child {
    width: 4rem;
  }
`;

type Look = { $share: number; $state: MonthCoverage['state']; $isHole: boolean };

const Month = styled.td<Look>`
  height: 2.6rem;
  text-align: center;
  font-size: 1.1rem;
  border-radius: 2px;
  border: 1px ${({ $isHole }) => ($isHole ? 'dashed' : 'solid')}
    ${({ theme, $state, $isHole }) =>
      $state === 'failed' ? theme.colors.danger600 : $isHole ? theme.colors.warning600 : 'transparent'};
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme, $share, $state, $isHole }) =>
    $state === 'failed'
      ? theme.colors.danger100
      : $state === 'open'
        ? theme.colors.neutral150
        : $isHole
          ? theme.colors.warning100
          : `color-mix(in srgb, ${theme.colors.primary600} ${Math.round(8 + $share * 37)}%, ${theme.colors.neutral0})`};
  @media (max-width: 40em) {
    font-size: 0;
  }
`;

export function Coverage({ months }: { months: MonthCoverage[] }) {
  const { say } = useWords();
  const holes = months.filter((one) => one.state !== 'read' || one.acts === 0).length;
  return (
    <Box paddingTop={4}>
      <Typography variant="sigma" tag="h3" textColor="neutral600">
        {say('coverage.title')}
      </Typography>
      <Typography tag="p" variant="pi" textColor={holes > 0 ? 'neutral800' : 'neutral600'}>
        {holes > 0 ? say('coverage.holes', { holes }) : say('coverage.whole')}
      </Typography>
      <Years months={months} />
    </Box>
  );
}

const MONTHS = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2020, i, 15)));

function Years({ months }: { months: MonthCoverage[] }) {
  const { say, place } = useWords();
  const most = Math.max(1, ...months.map(({ acts }) => acts));
  const known = new Map(months.map((one) => [one.month, one]));
  const called = (month: 'narrow' | 'long') => new Intl.DateTimeFormat(place, { month, timeZone: 'UTC' });
  return (
    <Table aria-label={say('coverage.title')}>
      <thead>
        <tr>
          <td />
          {MONTHS.map((month) => (
            <th key={month.getUTCMonth()} scope="col" abbr={called('long').format(month)}>
              {called('narrow').format(month)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...new Set(months.map(({ month }) => month.slice(0, 4)))].map((year) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            {MONTHS.map((month) => {
              const name = `${year}-${String(month.getUTCMonth() + 1).padStart(2, '0')}`;
              return <MonthCell key={name} one={known.get(name)} most={most} />;
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function MonthCell({ one, most }: { one: MonthCoverage | undefined; most: number }) {
  const { say, number } = useWords();
  if (!one) return <td />;
  const told = say(`coverage.${one.acts === 0 && one.state === 'read' ? 'hole' : one.state}`, { acts: number(one.acts) });
  return (
    <Month $share={one.acts / most} $state={one.state} $isHole={one.acts === 0} title={told} aria-label={told}>
      {one.acts}
    </Month>
  );
}
