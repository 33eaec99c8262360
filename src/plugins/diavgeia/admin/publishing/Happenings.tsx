import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { pageOf } from '../../shared/citing';
import type { PostingAnswer, SentOnce } from '../../shared/publishing/contracts';
import { useWords } from './words';

/** Long answers scroll in their own box, so that the page does not. */
const Letter = styled.pre`
  margin: 0.4rem 0 1.2rem;
  padding: 0.8rem;
  max-height: 20rem;
  overflow: auto;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-size: 1.2rem;
  line-height: 1.4;
  background: ${({ theme }) => theme.colors.neutral100};
  border-radius: ${({ theme }) => theme.borderRadius};
`;
const Summary = styled.summary`
  cursor: pointer;
  font-size: 1.4rem;
  font-weight: 500;
`;

type Props = { posting: PostingAnswer };

/** What the portal said, who did what, and what was sent and answered, letter for letter. */
export function Happenings({ posting }: Props) {
  const { say, moment } = useWords(posting.timeZone);
  const { told, candidates, lookAt, state, sendings } = posting;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {told.length > 0 && state !== 'posted' && <Told posting={posting} />}
      {state === 'sending' && lookAt && <Typography variant="pi">{say('look-at', { when: moment(lookAt) })}</Typography>}
      {state === 'uncertain' && <Typography variant="pi">{say('uncertain')}</Typography>}
      {candidates.map((ada) => (
        <Link key={ada} isExternal href={pageOf(ada)}>
          {say('candidate', { ada })}
        </Link>
      ))}
      <History posting={posting} />
      {sendings.map((sending) => (
        <SentItem key={sending.number} sending={sending} timeZone={posting.timeZone} />
      ))}
    </Flex>
  );
}

function Told({ posting: { told, state } }: Props) {
  const { say } = useWords();
  return (
    <Box role="status" padding={3} background={state === 'refused' ? 'danger100' : 'warning100'} hasRadius>
      <Typography variant="sigma" tag="h3" textColor="neutral800">
        {say('told')}
      </Typography>
      {told.map(({ code, message }) => (
        <Typography key={`${code} ${message}`} tag="p" variant="pi" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {message}
        </Typography>
      ))}
    </Box>
  );
}

function History({ posting: { history, timeZone } }: Props) {
  const { say, moment, actCalled } = useWords(timeZone);
  return (
    <details open={history.length < 8}>
      <Summary>{say('history')}</Summary>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {history.map(({ act, by, at, note }) => (
          <li key={`${act} ${at}`}>
            <Typography variant="pi" tag="p">
              {`${moment(at)} · ${by} · ${actCalled(act)}`}
            </Typography>
            {note && (
              <Typography variant="pi" tag="p" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
                {note}
              </Typography>
            )}
          </li>
        ))}
      </Flex>
    </details>
  );
}

function SentItem({ sending, timeZone }: { sending: SentOnce; timeZone: string }) {
  const { say, moment } = useWords(timeZone);
  const { number, outAt, outcome, metadata, files, status, answer, fault } = sending;
  return (
    <details>
      <Summary>
        {say('sent', { number, when: outAt ? moment(outAt) : '–', outcome: say(`outcome.${outcome ?? 'open'}`) })}
      </Summary>
      <Typography variant="pi">{say('sent.metadata')}</Typography>
      <Letter tabIndex={0}>{indented(metadata)}</Letter>
      {files.map(({ filename, sha256 }) => (
        <Typography key={`${filename} ${sha256}`} tag="p" variant="pi" style={{ overflowWrap: 'anywhere' }}>
          {`${filename} · SHA-256 ${sha256}`}
        </Typography>
      ))}
      {(answer ?? fault) && (
        <>
          <Typography variant="pi">{say('sent.answer', { status: status ?? '–' })}</Typography>
          <Letter tabIndex={0}>{answer ? indented(answer) : fault}</Letter>
        </>
      )}
    </details>
  );
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    return text;
  }
}
