import { Box, Flex, Status, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

import type { Standing } from '../../shared/contracts';
import type { State } from '../../shared/table';
import { useStandingQuery, type Version } from '../client';
import { useWords } from '../words';
import { History } from './History';
import { Verbs } from './Verbs';

const Facts = styled.dl`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  gap: 0.4rem 1.2rem;
  overflow-wrap: anywhere;
  dd {
    margin: 0;
  }
`;

type Props = { version: Version; isChanged: boolean };

/** Where this language version stands, what comes next and why not, and who did what. */
export default function Desk({ version, isChanged }: Props) {
  const { data: standing, isError } = useStandingQuery(version, { refetchOnMountOrArgChange: true });
  const { say } = useWords();
  if (!standing) return isError ? <Typography>{say('lost')}</Typography> : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Flex gap={2} wrap="wrap" role="status">
        <StateBadge state={standing.state} />
        {standing.state === 'approved' && standing.isAsApproved === false && <Notice>{say('changed')}</Notice>}
      </Flex>
      <Known standing={standing} />
      {isChanged && <Notice>{say('save-first')}</Notice>}
      <Verbs version={version} standing={standing} isChanged={isChanged} />
      <History standing={standing} />
    </Flex>
  );
}

const COLOURS = {
  draft: 'secondary',
  submitted: 'alternative',
  returned: 'warning',
  approved: 'primary',
  scheduled: 'primary',
  published: 'success',
  withdrawn: 'danger',
  unpublished: 'danger',
  merged: 'neutral',
} as const satisfies Record<State, string>;

export function StateBadge({ state }: { state: State }) {
  const { stateCalled } = useWords();
  return (
    <Status variant={COLOURS[state]} size="S">
      <Typography tag="span" variant="omega" fontWeight="bold">
        {stateCalled(state)}
      </Typography>
    </Status>
  );
}

function Known({ standing: { live, edition, dueAt, forced, gone, others, timeZone } }: { standing: Standing }) {
  const { say, moment, languageCalled, stateCalled } = useWords(timeZone);
  const facts: [string, ReactNode][] = [
    ['live', say(`live.${live}`)],
    ['edition', edition > 0 && edition],
    ['due', dueAt && <strong>{moment(dueAt)}</strong>],
    ['forced', forced && `${forced.reason} (${say(forced.isCountersigned ? 'countersigned' : 'not-countersigned')})`],
    ['gone', gone?.reason],
    ['others', others.map(({ language, state }) => `${languageCalled(language)}: ${stateCalled(state)}`).join(', ')],
  ];
  return <Facts>{facts.map(([name, words]) => words && <Fact key={name} name={say(name)} children={words} />)}</Facts>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="dd" variant="pi" textColor="neutral800">
        {children}
      </Typography>
    </>
  );
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <Box role="status" padding={2} background="warning100" hasRadius>
      <Typography variant="pi" textColor="warning700">
        {children}
      </Typography>
    </Box>
  );
}
