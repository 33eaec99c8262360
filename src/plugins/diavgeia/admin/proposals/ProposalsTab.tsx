import { Page, useAuth, useNotification } from '@strapi/strapi/admin';
import { Box, Button, Checkbox, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { ChosenField } from '../../../panel/admin/api';
import { KEEP } from '../../shared/names';
import { Notice } from '../Notice';
import { useWords } from '../words';
import { type Answer, useProposals } from './client';
import { ProposalItem } from './ProposalItem';
import { Rules } from './Rules';
import { useKeys } from './keys';

const STATES = ['open', 'accepted', 'declined'] as const;

/** What the portal's new acts suggest: yes makes a draft, no is remembered, both can be undone. */
export default function ProposalsTab() {
  const { say } = useWords();
  const { toggleNotification } = useNotification();
  const [params, setParams] = useSearchParams();
  const mayRule = useAuth('Proposals', ({ permissions }) => permissions).some(({ action }) => action === KEEP);
  const state = params.get('state') ?? 'open';
  const { answer, isLost, decide, reload } = useProposals({ state, page: params.get('page') ?? undefined });
  const [chosen, setChosen] = useState<string[]>([]);
  const [last, setLast] = useState<string[]>([]);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [isRuling, setRuling] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const proposals = answer?.data ?? [];
  const show = (next: Record<string, string>) => {
    setChosen([]);
    setParams(next, { replace: true });
  };

  async function answerTo(adas: string[], said: Answer) {
    if (adas.length === 0 || progress) return;
    setProgress({ done: 0, of: adas.length });
    try {
      const told = await decide(adas, said, (done) => setProgress({ done, of: adas.length }));
      const against = [...new Set(told.flatMap((one) => one.against ?? []))];
      const done = told.filter((one) => one.against === null).map(({ ada }) => ada);
      for (const message of against) toggleNotification({ type: 'warning', message });
      if (done.length > 0) toggleNotification({ type: 'success', message: say(`proposals.said.${said}`, { count: done.length }) });
      setLast(said === 'undo' ? [] : done);
    } catch {
      toggleNotification({ type: 'danger', message: say('lost') });
    }
    setChosen([]);
    setProgress(null);
  }

  useKeys(list, {
    y: (ada) => state === 'open' && void answerTo([ada], 'yes'),
    n: (ada) => state === 'open' && void answerTo([ada], 'no'),
    u: (ada) => void answerTo(state === 'open' ? last : [ada], 'undo'),
    x: (ada) => setChosen((before) => (before.includes(ada) ? before.filter((one) => one !== ada) : [...before, ada])),
  });

  if (isLost && !answer) return <Notice>{say('lost')}</Notice>;
  if (!answer) return <Page.Loading />;
  const isAll = proposals.length > 0 && chosen.length === proposals.length;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
        <Box minWidth="20rem">
          <ChosenField
            name="state"
            label={say('proposals.shown')}
            value={state}
            any=""
            options={STATES.map((value) => ({ value, name: say(`proposals.state.${value}`) }))}
            onChange={(value) => show(value === 'open' ? {} : { state: value })}
          />
        </Box>
        <Button variant="tertiary" onClick={() => setRuling(true)}>
          {say('rules.open')}
        </Button>
      </Flex>
      {proposals.length === 0 ? (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={say(`proposals.none.${state}`)}
          action={
            last.length > 0 && (
              <Button variant="secondary" onClick={() => void answerTo(last, 'undo')}>
                {say('proposals.undo-last')}
              </Button>
            )
          }
          shadow="tableShadow"
          hasRadius
        />
      ) : (
        <>
          <Flex gap={3} wrap="wrap" alignItems="center">
            <Checkbox
              checked={isAll ? true : chosen.length > 0 ? 'indeterminate' : false}
              onCheckedChange={() => setChosen(isAll ? [] : proposals.map(({ ada }) => ada))}
            >
              {say('proposals.all')}
            </Checkbox>
            {state === 'open' && (
              <>
                <Button disabled={chosen.length === 0} loading={progress !== null} onClick={() => void answerTo(chosen, 'yes')}>
                  {say('proposals.yes-to', { count: chosen.length })}
                </Button>
                <Button
                  variant="tertiary"
                  disabled={chosen.length === 0 || progress !== null}
                  onClick={() => void answerTo(chosen, 'no')}
                >
                  {say('proposals.no-to', { count: chosen.length })}
                </Button>
              </>
            )}
            {state !== 'open' && (
              <Button variant="tertiary" disabled={chosen.length === 0} onClick={() => void answerTo(chosen, 'undo')}>
                {say('proposals.undo-to', { count: chosen.length })}
              </Button>
            )}
            {state === 'open' && last.length > 0 && (
              <Button variant="ghost" onClick={() => void answerTo(last, 'undo')}>
                {say('proposals.undo-last')}
              </Button>
            )}
            {progress && progress.of > 1 && <Typography role="status">{say('proposals.progress', progress)}</Typography>}
          </Flex>
          <Typography variant="pi" textColor="neutral600">
            {say('proposals.keys')}
          </Typography>
          <Flex tag="ul" ref={list} direction="column" alignItems="stretch" gap={3}>
            {proposals.map((proposal) => (
              <ProposalItem
                key={proposal.ada}
                proposal={proposal}
                timeZone={answer.timeZone}
                isChosen={chosen.includes(proposal.ada)}
                isBusy={progress !== null}
                onChoose={() =>
                  setChosen(
                    chosen.includes(proposal.ada) ? chosen.filter((ada) => ada !== proposal.ada) : [...chosen, proposal.ada],
                  )
                }
                onSay={(said) => void answerTo([proposal.ada], said)}
              />
            ))}
          </Flex>
          <Pages {...answer.pagination} turnTo={(page) => show({ ...(state !== 'open' && { state }), page: String(page) })} />
        </>
      )}
      {isRuling && (
        <Rules
          mayRule={mayRule}
          onClose={() => {
            setRuling(false);
            void reload();
          }}
        />
      )}
    </Flex>
  );
}

type PagesProps = { page: number; pageCount: number; total: number; turnTo: (page: number) => void };

function Pages({ page, pageCount, total, turnTo }: PagesProps) {
  const { say } = useWords();
  if (pageCount <= 1) return null;
  return (
    <Flex justifyContent="center" alignItems="center" gap={4} paddingTop={4} wrap="wrap">
      <Button variant="tertiary" disabled={page <= 1} onClick={() => turnTo(page - 1)}>
        {say('earlier')}
      </Button>
      <Typography>{say('page', { page, pages: pageCount, total })}</Typography>
      <Button variant="tertiary" disabled={page >= pageCount} onClick={() => turnTo(page + 1)}>
        {say('later')}
      </Button>
    </Flex>
  );
}
