import { Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ExposureLine } from '../../shared/contracts';
import { type Exposure, EXPOSURES } from '../../shared/exposure';
import { TYPES } from '../../shared/types';
import { useWords } from '../words';

const List = styled.ul`
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  border-radius: ${({ theme }) => theme.borderRadius};
  li + li {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

type Change = (subject: string, exposure: Exposure | null) => Promise<void>;
type Props = { kind: ExposureLine['kind']; lines: ExposureLine[]; onChange: Change | undefined };

export function ExposureTable({ kind, lines, onChange }: Props) {
  const { say } = useWords();
  if (lines.length === 0) return null;
  return (
    <section>
      <Typography variant="delta" tag="h2">
        {say(`exposures.kind.${kind}`)}
      </Typography>
      <List>
        {lines.map((line) => (
          <Line key={line.subject} line={line} onChange={onChange} />
        ))}
      </List>
    </section>
  );
}

type LineProps = { line: ExposureLine; onChange: Change | undefined };

function Line({ line, onChange }: LineProps) {
  const { say, number } = useWords();
  const { subject, careful, decided, acts } = line;
  const name = useName(line);
  const isOwn = careful !== null && decided !== null && decided !== careful;
  const notes = [
    acts !== null && say('mirror.acts', { acts: number(acts) }),
    isOwn && say('exposures.differs', { careful: say(`exposure.${careful}`) }),
  ];
  return (
    <Flex tag="li" justifyContent="space-between" alignItems="center" gap={4} padding={3} wrap="wrap">
      <Flex direction="column" alignItems="flex-start" flex="1 1 28rem" minWidth={0}>
        <Typography>{name}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {notes.filter(Boolean).join(' · ')}
        </Typography>
      </Flex>
      <Flex gap={2} wrap="wrap">
        {decided && onChange && (
          <Button variant="ghost" size="S" onClick={() => void onChange(subject, null)}>
            {say('exposures.back')}
          </Button>
        )}
        {onChange ? <Choice line={line} onChange={onChange} /> : <Typography>{say(`exposure.${levelOf(line)}`)}</Typography>}
      </Flex>
    </Flex>
  );
}

const levelOf = ({ decided, careful }: ExposureLine): Exposure => decided ?? careful ?? 'masked';

function useName({ kind, subject }: ExposureLine): string {
  const { say } = useWords();
  if (kind === 'pattern') return say(`exposures.pattern.${subject}`);
  return kind === 'type' ? `${subject} ${TYPES[subject] ?? ''}` : subject;
}

function Choice({ line, onChange }: { line: ExposureLine; onChange: Change }) {
  const { say } = useWords();
  const name = useName(line);
  return (
    <Field.Root name={line.subject} width="24rem">
      <SingleSelect
        aria-label={say('exposures.of', { name })}
        value={levelOf(line)}
        size="S"
        onChange={(chosen: string | number) => void onChange(line.subject, chosen as Exposure)}
      >
        {EXPOSURES.map((exposure) => (
          <SingleSelectOption key={exposure} value={exposure}>
            {say(`exposure.${exposure}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
