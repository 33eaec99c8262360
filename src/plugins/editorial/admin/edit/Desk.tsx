import { Box, Flex, Link, Loader, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { Standing } from '../../shared/contracts';
import { useStandingQuery, type Version } from '../client';
import { StateBadge } from '../StateBadge';
import { useWords } from '../words';
import { History } from './History';
import type { OpenText } from './open-text';
import { Remarks } from './Remarks';
import { Verbs } from './Verbs';

const Facts = styled.dl`
  overflow-wrap: break-word;
  dd {
    margin: 0 0 0.8rem;
  }
`;

type Props = { text: OpenText; isChanged: boolean };

/** Where this language version stands, what comes next and why not, and who did what. */
export default function Desk({ text, isChanged }: Props) {
  const { version } = text;
  const { data: standing, isError, error } = useStandingQuery(version, { refetchOnMountOrArgChange: true });
  const { say } = useWords();
  if (!standing) return isError ? <Typography>{say(isUnwritten(error) ? 'unwritten' : 'lost')}</Typography> : <Waiting />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Flex gap={2} wrap="wrap" role="status">
        <StateBadge state={standing.state} />
        {standing.state === 'approved' && standing.isAsApproved === false && <Notice>{say('changed')}</Notice>}
      </Flex>
      <Known standing={standing} />
      {isChanged && <Notice>{say('save-first')}</Notice>}
      <Verbs text={text} standing={standing} isChanged={isChanged} />
      {standing.edition > 0 && <EditionsLink version={version} />}
      {version.locale && <Remarks version={{ ...version, locale: version.locale }} />}
      <History standing={standing} />
    </Flex>
  );
}

/** Takes the place of Strapi's own state from the first moment on. */
function Waiting() {
  const { say } = useWords();
  return (
    <Flex justifyContent="center" width="100%" data-desk-state="">
      <Loader small>{say('loading')}</Loader>
    </Flex>
  );
}

/** The form is open in a language in which nothing was saved yet. */
function isUnwritten(fault: unknown): boolean {
  return (fault as { status?: number } | undefined)?.status === 404;
}

function Known({ standing: { live, edition, dueAt, forced, gone, others, timeZone } }: { standing: Standing }) {
  const { say, moment, languageCalled, stateCalled } = useWords(timeZone);
  const facts: [string, ReactNode][] = [
    ['live', say(`live.${live}`)],
    ['edition', edition > 0 && edition],
    ['due', dueAt && <strong>{moment(dueAt)}</strong>],
    ['forced', forced && `${forced.reason} (${say(forced.isCountersigned ? 'countersigned' : 'not-countersigned')})`],
    ['gone', gone?.reason],
    [
      'others',
      others.map(({ language, state }) => <div key={language}>{`${languageCalled(language)}: ${stateCalled(state)}`}</div>),
    ],
  ];
  return (
    <Facts>
      {facts.map(
        ([name, words]) =>
          words && (!Array.isArray(words) || words.length > 0) && <Fact key={name} name={say(name)} children={words} />,
      )}
    </Facts>
  );
}

function EditionsLink({ version: { type, documentId, locale } }: { version: Version }) {
  const { say } = useWords();
  const query = new URLSearchParams({ type, documentId, ...(locale && { locale }) });
  return (
    <Link tag={NavLink} to={`/plugins/editorial/editions?${query.toString()}`}>
      {say('editions')}
    </Link>
  );
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
      <Typography variant="pi" textColor="neutral800">
        {children}
      </Typography>
    </Box>
  );
}
