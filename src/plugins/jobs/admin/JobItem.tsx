import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { Box, Button, Dialog, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowClockwise, Trash } from '@strapi/icons';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { JobRow } from '../shared/contracts';
import { useActs } from './client';
import { useWords } from './words';

/** Long errors scroll in their own box, so that the page does not. */
const Fault = styled.pre`
  margin: 0;
  max-height: 24rem;
  overflow: auto;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-size: 1.3rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.danger700};
`;

type Props = { job: JobRow; timeZone: string; onChange: () => Promise<void> };

/** One job: what, when, how often tried, the last error, and what can be done about it. */
export function JobItem({ job, timeZone, onChange }: Props) {
  const { say, moment, taskCalled } = useWords(timeZone);
  const when = { waiting: job.dueAt, running: job.startedAt ?? job.dueAt, failed: job.orderedAt }[job.state];
  return (
    <Box tag="li" padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0} flex="1 1 24rem">
          <Typography variant="omega" fontWeight="bold" tag="h2">
            {taskCalled(job.task)}
          </Typography>
          {job.subject && <Subject {...job.subject} />}
          <Typography variant="pi" textColor={job.isLate ? 'danger700' : 'neutral600'}>
            {say(job.isLate ? 'waiting.late' : `${job.state}.when`, { when: moment(when) })}
            {' · '}
            {say('attempts', { attempts: job.attempts, most: job.maxAttempts })}
          </Typography>
        </Flex>
        {job.state === 'failed' && <Acts job={job} onChange={onChange} />}
      </Flex>
      {job.error && (
        <Box marginTop={3} padding={3} background="danger100" hasRadius>
          <Typography variant="sigma" textColor="danger700" tag="h3">
            {say('error')}
          </Typography>
          <Fault tabIndex={0}>{job.error}</Fault>
        </Box>
      )}
    </Box>
  );
}

function Subject({ type, documentId, language, title }: NonNullable<JobRow['subject']>) {
  const { languageCalled } = useWords();
  return (
    <Link tag={NavLink} to={`/content-manager/collection-types/${type}/${documentId}?plugins[i18n][locale]=${language}`}>
      {`${title} (${languageCalled(language)})`}
    </Link>
  );
}

function Acts({ job, onChange }: Omit<Props, 'timeZone'>) {
  const { say, taskCalled } = useWords();
  const { retry, remove } = useActs();
  const { toggleNotification } = useNotification();
  const { formatAPIError } = useAPIErrorHandler();
  const [isBusy, setBusy] = useState(false);

  async function act(perform: (id: string) => Promise<unknown>, done: string) {
    setBusy(true);
    try {
      await perform(job.id);
      toggleNotification({ type: 'success', message: say(done) });
    } catch (fault) {
      toggleNotification({ type: 'danger', message: formatAPIError(fault as Parameters<typeof formatAPIError>[0]) });
    }
    setBusy(false);
    await onChange();
  }

  return (
    <Flex gap={2} wrap="wrap">
      <Button variant="secondary" startIcon={<ArrowClockwise />} disabled={isBusy} onClick={() => void act(retry, 'retried')}>
        {say('retry')}
      </Button>
      <Dialog.Root>
        <Dialog.Trigger>
          <Button variant="danger-light" startIcon={<Trash />} disabled={isBusy}>
            {say('delete')}
          </Button>
        </Dialog.Trigger>
        <Dialog.Content>
          <Dialog.Header>{say('delete.title')}</Dialog.Header>
          <Dialog.Body>{say('delete.body', { task: taskCalled(job.task) })}</Dialog.Body>
          <Dialog.Footer>
            <Dialog.Cancel>
              <Button variant="tertiary" fullWidth>
                {say('delete.cancel')}
              </Button>
            </Dialog.Cancel>
            <Dialog.Action>
              <Button variant="danger" fullWidth onClick={() => void act(remove, 'deleted')}>
                {say('delete')}
              </Button>
            </Dialog.Action>
          </Dialog.Footer>
        </Dialog.Content>
      </Dialog.Root>
    </Flex>
  );
}
