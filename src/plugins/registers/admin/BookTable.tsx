import { Badge, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Line } from '../shared/contracts';
import { COLUMNS, type Column } from '../shared/words';
import { useWords } from './words';

/** On a narrow screen each line is a card; the roles stay those of a table, which the layout alone would take away. */
const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  border-radius: ${({ theme }) => theme.borderRadius};
  overflow-wrap: anywhere;
  th,
  td {
    padding: 1.2rem 1.6rem;
    text-align: start;
    vertical-align: top;
  }
  th,
  td:first-child,
  td:nth-child(2) {
    white-space: nowrap;
  }
  tbody tr {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  @media (max-width: 60em) {
    &,
    thead,
    tbody,
    tr {
      display: block;
    }
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      padding: 0.8rem 0;
    }
    td {
      display: grid;
      grid-template-columns: 9rem minmax(0, 1fr);
      gap: 0.8rem;
      padding: 0.4rem 1.6rem;
    }
  }
`;

const Caption = styled.span`
  display: none;
  color: ${({ theme }) => theme.colors.neutral600};
  @media (max-width: 60em) {
    display: inline;
  }
`;

export function BookTable({ lines, caption }: { lines: Line[]; caption: string }) {
  const { columns } = useWords();
  return (
    <Table role="table" aria-label={caption}>
      <thead role="rowgroup">
        <tr role="row">
          {COLUMNS.map((column) => (
            <th key={column} role="columnheader" scope="col">
              <Typography variant="sigma" textColor="neutral600">
                {columns[column]}
              </Typography>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr role="row" key={`${line.body} ${line.label}`}>
            {COLUMNS.map((column) => (
              <td key={column} role="cell">
                <Caption aria-hidden>{columns[column]}</Caption>
                <Cell line={line} column={column} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Cell({ line, column }: { line: Line; column: Column }) {
  const { day } = useWords();
  if (column === 'number') return <Typography fontWeight="bold">{line.label}</Typography>;
  if (column === 'date') return <Typography>{day(line.date)}</Typography>;
  if (column !== 'state') return <Typography>{line[column] || '–'}</Typography>;
  const isInForce = line.stateCode === 'published' || line.stateCode === 'corrected';
  return (
    <span>
      <Badge backgroundColor={isInForce ? 'success100' : 'neutral150'} textColor={isInForce ? 'success700' : 'neutral800'}>
        {line.state}
      </Badge>
    </span>
  );
}
