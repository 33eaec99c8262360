import { Page, useNotification } from '@strapi/strapi/admin';
import { Box, Button, EmptyStateLayout, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowClockwise, Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useState } from 'react';
import { NavLink, useSearchParams } from 'react-router-dom';

import { ChosenField, FilterFields, Pages } from '../../../panel/admin/api';
import type { PostingLine, PostingsAnswer } from '../../shared/publishing/contracts';
import { STATES } from '../../shared/publishing/table';
import { Notice } from '../Notice';
import { usePostingActs, usePostings } from './client';
import { NewPosting } from './NewPosting';
import { StateBadge } from './StateBadge';
import { useWords } from './words';

/** What the office posts itself, the last changed first; the address holds what is chosen. */
export default function PostingsList() {
  const { say, stateCalled } = useWords();
  const [params, setParams] = useSearchParams();
  const state = STATES.find((one) => one === params.get('state'));
  const page = Math.max(1, Number(params.get('page')) || 1);
  const { answer, isLost, reload } = usePostings({ ...(state && { state }), page });
  const turnTo = (next: number) =>
    setParams({ ...(state && { state }), ...(next > 1 && { page: String(next) }) }, { replace: true });
  if (!answer) return isLost ? <Notice>{say('lost')}</Notice> : <Page.Loading />;
  const states = STATES.map((one) => ({ value: one, name: `${stateCalled(one)} (${answer.counts[one]})` }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Notices answer={answer} isLost={isLost} reload={reload} />
      <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
        <Box minWidth="min(26rem, 100%)">
          <FilterFields role="search" aria-label={say('filter')}>
            <ChosenField
              name="state"
              label={say('state')}
              value={state}
              any={say('state.all')}
              clear={say('state.all')}
              options={states}
              onChange={(value) => setParams(value ? { state: value } : {}, { replace: true })}
            />
          </FilterFields>
        </Box>
        {answer.publishing.isOn && <Begin publishing={answer.publishing} />}
      </Flex>
      {answer.data.length === 0 ? (
        <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={say('none')} shadow="tableShadow" hasRadius />
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} aria-label={say('title')}>
          {answer.data.map((posting) => (
            <Line key={posting.id} posting={posting} timeZone={answer.timeZone} />
          ))}
        </Flex>
      )}
      <Pages {...answer.pagination} say={say} turnTo={turnTo} />
    </Flex>
  );
}

type NoticesProps = { answer: PostingsAnswer; isLost: boolean; reload: () => Promise<void> };

function Notices({ answer: { publishing, timeZone }, isLost, reload }: NoticesProps) {
  const { say, moment } = useWords(timeZone);
  const { trust } = usePostingActs();
  const { toggleNotification } = useNotification();
  async function again() {
    await trust().then(
      () => toggleNotification({ type: 'success', message: say('account.trusted') }),
      () => toggleNotification({ type: 'danger', message: say('lost') }),
    );
    await reload();
  }
  return (
    <>
      {isLost && <Notice>{say('lost')}</Notice>}
      {!publishing.isOn && <Notice>{say('off')}</Notice>}
      {publishing.isOn && publishing.organizations.length === 0 && <Notice>{say('no-organizations')}</Notice>}
      {publishing.refusedAt && (
        <Notice>
          {say('account.refused', { when: moment(publishing.refusedAt) })}{' '}
          <Button size="S" variant="secondary" startIcon={<ArrowClockwise />} onClick={() => void again()}>
            {say('account.again')}
          </Button>
        </Notice>
      )}
    </>
  );
}

function Begin({ publishing }: Pick<PostingsAnswer, 'publishing'>) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button startIcon={<Plus />} onClick={() => setOpen(true)}>
        {say('new')}
      </Button>
      {isOpen && <NewPosting organizations={publishing.organizations} onClose={() => setOpen(false)} />}
    </>
  );
}

function Line({ posting, timeZone }: { posting: PostingLine; timeZone: string }) {
  const { say, moment, kindCalled } = useWords(timeZone);
  const { id, kind, state, title, ada, changedAt, lookAt } = posting;
  return (
    <Box tag="li" padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
        <Box minWidth={0} flex="1 1 20rem" style={{ overflowWrap: 'anywhere' }}>
          <Link tag={NavLink} to={`/plugins/diavgeia/postings/${id}`}>
            {title || say('untitled')}
          </Link>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {[kindCalled(kind), ada && `ΑΔΑ ${ada}`, say('changed', { when: moment(changedAt) })].filter(Boolean).join(' · ')}
          </Typography>
          {state === 'sending' && lookAt && (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {say('look-at', { when: moment(lookAt) })}
            </Typography>
          )}
        </Box>
        <StateBadge state={state} />
      </Flex>
    </Box>
  );
}
