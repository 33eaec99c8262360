import { Box, Button, Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { Proposal } from '../../shared/ties-contracts';
import { useWords } from '../words';
import type { Answer } from './client';

const Item = styled(Box)`
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

type Props = {
  proposal: Proposal;
  timeZone: string;
  isChosen: boolean;
  isBusy: boolean;
  onChoose: () => void;
  onSay: (answer: Answer) => void;
};

/** One act with what it would become. */
export function ProposalItem({ proposal, timeZone, isChosen, isBusy, onChoose, onSay }: Props) {
  const { say } = useWords();
  const { ada, subject } = proposal;
  return (
    <Item tag="li" tabIndex={0} data-ada={ada} padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex alignItems="flex-start" gap={4} wrap="wrap">
        <Box paddingTop={1}>
          <Checkbox
            checked={isChosen}
            onCheckedChange={onChoose}
            aria-label={say('proposals.choose', { subject: subject ?? ada })}
          />
        </Box>
        <About proposal={proposal} timeZone={timeZone} />
        <Answers proposal={proposal} isBusy={isBusy} onSay={onSay} />
      </Flex>
    </Item>
  );
}

function About({ proposal, timeZone }: Pick<Props, 'proposal' | 'timeZone'>) {
  const { day } = useWords();
  const { ada, subject, protocolNumber, issueDate, units, signers } = proposal;
  const about = [ada, protocolNumber, issueDate && day(issueDate)].filter(Boolean).join(' · ');
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0} flex="1 1 28rem">
      <Typography variant="omega" fontWeight="bold" tag="h2" style={{ overflowWrap: 'anywhere' }}>
        {subject ?? ada}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {about}
      </Typography>
      {(units.length > 0 || signers.length > 0) && (
        <Typography variant="pi" textColor="neutral600">
          {[...units, ...signers].join(' · ')}
        </Typography>
      )}
      <Why proposal={proposal} timeZone={timeZone} />
      <Links proposal={proposal} />
    </Flex>
  );
}

/** By which rule it is here, and since when; or who decided it. */
function Why({ proposal, timeZone }: Pick<Props, 'proposal' | 'timeZone'>) {
  const { say, moment, ruleCalled } = useProposalWords(timeZone);
  const { state, rule } = proposal;
  return (
    <Typography variant="pi" textColor="neutral600">
      {[
        rule && say('proposals.because', { rule: ruleCalled(rule) }),
        state === 'open' ? say('proposals.since', { when: moment(proposal.proposedAt) }) : null,
        state !== 'open' && proposal.decidedAt
          ? say('proposals.decided', { who: proposal.decidedBy ?? '', when: moment(proposal.decidedAt) })
          : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    </Typography>
  );
}

function Links({ proposal }: Pick<Props, 'proposal'>) {
  const { say } = useWords();
  const { url, documentUrl } = proposal;
  return (
    <Flex gap={4} wrap="wrap">
      <Link href={url} isExternal>
        {say('proposals.at-portal')}
      </Link>
      {documentUrl && (
        <Link href={documentUrl} isExternal>
          {say('proposals.document')}
        </Link>
      )}
      {proposal.type && proposal.document && (
        <Link tag={NavLink} to={`/content-manager/collection-types/${proposal.type}/${proposal.document}`}>
          {say('proposals.draft')}
        </Link>
      )}
    </Flex>
  );
}

function Answers({ proposal, isBusy, onSay }: Pick<Props, 'proposal' | 'isBusy' | 'onSay'>) {
  const { say } = useWords();
  const { state, makes } = proposal;
  return (
    <Flex gap={2} wrap="wrap">
      {state === 'open' ? (
        <>
          <Button disabled={isBusy} onClick={() => onSay('yes')}>
            {say(`proposals.yes.${makes}`)}
          </Button>
          <Button variant="tertiary" disabled={isBusy} onClick={() => onSay('no')}>
            {say('proposals.no')}
          </Button>
        </>
      ) : (
        <Button variant="tertiary" disabled={isBusy} onClick={() => onSay('undo')}>
          {say('proposals.undo')}
        </Button>
      )}
    </Flex>
  );
}

export function useProposalWords(timeZone?: string) {
  const words = useWords(timeZone);
  const ruleCalled = ({ code, name }: { code: string | null; name: string }) =>
    name || (code ? words.say(`rules.ready.${code}`) : '–');
  return { ...words, ruleCalled };
}
