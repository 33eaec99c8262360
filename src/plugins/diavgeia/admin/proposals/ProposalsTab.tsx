import { Page } from '@strapi/strapi/admin';
import { EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import type { Proposal } from '../../shared/ties-contracts';
import { Notice } from '../Notice';
import { Pages } from '../../../panel/admin/api';
import { useWords } from '../words';
import { useAnswering } from './answering';
import { type Answer, useProposals } from './client';
import { useKeys } from './keys';
import { Choice } from './Choice';
import { ProposalItem } from './ProposalItem';
import { Toolbar, UndoLast } from './Toolbar';

/** What the portal's new acts suggest: yes makes a draft, no is remembered, both can be undone. */
export default function ProposalsTab() {
  const { say } = useWords();
  const [params, setParams] = useSearchParams();
  const state = params.get('state') ?? 'open';
  const { answer, isLost, decide, reload } = useProposals({ state, page: params.get('page') ?? undefined });
  const { answer: answerTo, last, progress } = useAnswering(decide);
  const [chosen, setChosen] = useState<string[]>([]);
  const choose = (ada: string) =>
    setChosen((before) => (before.includes(ada) ? before.filter((one) => one !== ada) : [...before, ada]));
  const show = (next: Record<string, string>) => {
    setChosen([]);
    setParams(next, { replace: true });
  };
  const onSay = (adas: string[], said: Answer) => void answerTo(adas, said).then(() => setChosen([]));
  const isOpen = state === 'open';

  if (isLost && !answer) return <Notice>{say('lost')}</Notice>;
  if (!answer) return <Page.Loading />;
  const { data: proposals, timeZone, pagination } = answer;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Choice state={state} onShow={show} onRules={() => void reload()} />
      {proposals.length === 0 ? (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={say(`proposals.none.${state}`)}
          action={<UndoLast last={last} onSay={onSay} />}
          shadow="tableShadow"
          hasRadius
        />
      ) : (
        <>
          <Toolbar {...{ isOpen, chosen, last, progress, onSay }} all={proposals.map(({ ada }) => ada)} onChoose={setChosen} />
          <Typography variant="pi" textColor="neutral600">
            {say('proposals.keys')}
          </Typography>
          <List {...{ proposals, timeZone, isOpen, last, chosen, choose, onSay }} isBusy={progress !== null} />
          <Pages {...pagination} say={say} turnTo={(page) => show({ ...(!isOpen && { state }), page: String(page) })} />
        </>
      )}
    </Flex>
  );
}

type ListProps = {
  proposals: Proposal[];
  timeZone: string;
  isOpen: boolean;
  isBusy: boolean;
  last: string[];
  chosen: string[];
  choose: (ada: string) => void;
  onSay: (adas: string[], said: Answer) => void;
};

function List({ proposals, timeZone, isOpen, isBusy, last, chosen, choose, onSay }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  useKeys(list, {
    y: (ada) => isOpen && onSay([ada], 'yes'),
    n: (ada) => isOpen && onSay([ada], 'no'),
    u: (ada) => onSay(isOpen ? last : [ada], 'undo'),
    x: choose,
  });
  return (
    <Flex tag="ul" ref={list} direction="column" alignItems="stretch" gap={3}>
      {proposals.map((proposal) => (
        <ProposalItem
          key={proposal.ada}
          {...{ proposal, timeZone, isBusy }}
          isChosen={chosen.includes(proposal.ada)}
          onChoose={() => choose(proposal.ada)}
          onSay={(said) => onSay([proposal.ada], said)}
        />
      ))}
    </Flex>
  );
}
