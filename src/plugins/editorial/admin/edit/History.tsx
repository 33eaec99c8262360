import { Flex, Typography } from '@strapi/design-system';

import type { Standing } from '../../shared/contracts';
import { useWords } from '../words';
import { Disclosure } from './Disclosure';

const AT_ONCE = 3;

/** Who did what and when, the newest first. */
export function History({ standing: { history, timeZone } }: { standing: Standing }) {
  const { say } = useWords();
  const acts = history.filter(({ act }) => act.startsWith('editorial.'));
  if (acts.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="pi" fontWeight="bold">
        {say('history')}
      </Typography>
      <Acts acts={acts.slice(0, AT_ONCE)} timeZone={timeZone} />
      {acts.length > AT_ONCE && (
        <Disclosure title={say('history.older', { count: acts.length - AT_ONCE })}>
          <Acts acts={acts.slice(AT_ONCE)} timeZone={timeZone} />
        </Disclosure>
      )}
    </Flex>
  );
}

function Acts({ acts, timeZone }: { acts: Standing['history']; timeZone: string }) {
  const { moment, actCalled } = useWords(timeZone);
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
      {acts.map(({ act, by, at, note }) => (
        <li key={`${act} ${at}`}>
          <Typography tag="p" variant="pi">
            <strong>{actCalled(act)}</strong> · {by}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            <time dateTime={at}>{moment(at)}</time>
          </Typography>
          {note && (
            <Typography tag="p" variant="pi" textColor="neutral800">
              {note}
            </Typography>
          )}
        </li>
      ))}
    </Flex>
  );
}
