import { Layouts, Page } from '@strapi/strapi/admin';
import { Box, EmptyStateLayout, Flex, Tabs, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useSearchParams } from 'react-router-dom';

import { Pages } from '../../panel/admin/api';
import { type ListingAnswer, PAGE, type State, STATES } from '../shared/contracts';
import { READ } from '../shared/names';
import { type Shown, useJobs } from './client';
import { JobItem } from './JobItem';
import { useWords } from './words';

/** What waits, runs and has failed; the address holds what is chosen. */
function JobsPage() {
  const { say } = useWords();
  const [params, setParams] = useSearchParams();
  const shown: Shown = {
    state: STATES.find((state) => state === params.get('state')) ?? 'waiting',
    page: Math.max(1, Number(params.get('page')) || 1),
  };
  const { answer, isLost, reload } = useJobs(shown);
  const listing = answer?.data;
  const turnTo = ({ state, page }: Shown) => setParams({ state, ...(page > 1 && { page: String(page) }) }, { replace: true });
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('subtitle')} />
      <Layouts.Content>
        {isLost && <Notice>{say('lost')}</Notice>}
        {listing?.counts.runners === 0 && <Notice>{say('nobody')}</Notice>}
        <Tabs.Root variant="simple" value={shown.state} onValueChange={(state) => turnTo({ state: state as State, page: 1 })}>
          <Tabs.List aria-label={say('state')}>
            {STATES.map((state) => (
              <Tabs.Trigger key={state} value={state}>
                {say(state)}
                {listing && ` (${listing.counts[state]})`}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Tabs.Content value={shown.state}>
            <Box paddingTop={4}>
              {answer ? <Jobs answer={answer} shown={shown} turnTo={turnTo} onChange={reload} /> : <Page.Loading />}
            </Box>
          </Tabs.Content>
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
}

type Props = { answer: ListingAnswer; shown: Shown; turnTo: (shown: Shown) => void; onChange: () => Promise<void> };

function Jobs({ answer: { data, timeZone }, shown: { state, page }, turnTo, onChange }: Props) {
  const { say } = useWords();
  const { jobs, counts } = data;
  const pages = Math.max(1, Math.ceil(counts[state] / PAGE));
  if (jobs.length === 0 && page === 1)
    return (
      <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={say(`${state}.none`)} shadow="tableShadow" hasRadius />
    );
  return (
    <>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {jobs.map((job) => (
          <JobItem key={job.id} job={job} timeZone={timeZone} onChange={onChange} />
        ))}
      </Flex>
      <Pages page={page} pageCount={pages} say={say} turnTo={(next) => turnTo({ state, page: next })} />
    </>
  );
}

function Notice({ children }: { children: string }) {
  return (
    <Box role="status" padding={4} marginBottom={4} background="warning100" borderColor="warning200" hasRadius>
      <Typography textColor="warning700">{children}</Typography>
    </Box>
  );
}

export default function ProtectedJobsPage() {
  return (
    <Page.Protect permissions={[{ action: READ, subject: null }]}>
      <JobsPage />
    </Page.Protect>
  );
}
