import { Page } from '@strapi/strapi/admin';
import { Badge, Box, Button, EmptyStateLayout, Flex, Link, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { ChosenField } from '../../../panel/admin/api';
import type { PressItem } from '../../shared/press';
import { Notice } from '../Notice';
import { useWords } from '../words';
import { usePress } from './client';
import { ProofForm } from './ProofForm';

const STATES = ['open', 'done', 'not-needed'] as const;

/** Regulatory acts that the press must print, the first due first, and the proof of those it has. */
export default function PressTab() {
  const { say } = useWords();
  const [params, setParams] = useSearchParams();
  const state = params.get('state') ?? 'open';
  const { answer, isLost, load, reopen } = usePress(state);
  const [marked, setMarked] = useState<PressItem | null>(null);
  if (isLost && !answer) return <Notice>{say('lost')}</Notice>;
  if (!answer) return <Page.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography>{say('press.explained')}</Typography>
      <Box maxWidth="32rem">
        <ChosenField
          name="state"
          label={say('press.shown')}
          value={state}
          any=""
          options={STATES.map((value) => ({ value, name: say(`press.state.${value}`) }))}
          onChange={(value) => setParams(value === 'open' ? {} : { state: value }, { replace: true })}
        />
      </Box>
      {answer.data.length === 0 && <Empty says={say(`press.none.${state}`)} />}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {answer.data.map((item) => (
          <Item
            key={item.ada}
            item={item}
            timeZone={answer.timeZone}
            onMark={() => setMarked(item)}
            onReopen={() => void reopen(item.ada)}
          />
        ))}
      </Flex>
      {marked && (
        <ProofForm
          item={marked}
          newspapers={answer.newspapers}
          today={answer.today}
          onClose={(isDone) => {
            setMarked(null);
            if (isDone) void load();
          }}
        />
      )}
    </Flex>
  );
}

function Empty({ says }: { says: string }) {
  return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={says} shadow="tableShadow" hasRadius />;
}

type ItemProps = { item: PressItem; timeZone: string; onMark: () => void; onReopen: () => void };

function Item({ item, timeZone, onMark, onReopen }: ItemProps) {
  const { say, day, moment } = useWords(timeZone);
  const { ada, subject, protocolNumber, issueDate, url, state, dueOn, isOverdue, isHidden, isRevoked, file, note } = item;
  return (
    <Box tag="li" padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0} flex="1 1 28rem">
          <Link href={url} isExternal style={{ overflowWrap: 'anywhere' }}>
            {subject ?? ada}
          </Link>
          <Typography variant="pi" textColor="neutral600">
            {[ada, protocolNumber, issueDate && day(issueDate)].filter(Boolean).join(' · ')}
          </Typography>
          {state === 'open' && (
            <Typography variant="pi" fontWeight="bold" textColor={isOverdue ? 'danger700' : 'neutral800'}>
              {say(isOverdue ? 'press.overdue' : 'press.due', { day: day(dueOn) })}
            </Typography>
          )}
          {state === 'done' && item.publishedOn && (
            <Typography variant="pi">
              {say('press.printed', { newspaper: item.newspaper ?? '', day: day(item.publishedOn) })}
            </Typography>
          )}
          {note && <Typography variant="pi">{note}</Typography>}
          {file && (
            <Link href={file.url} isExternal>
              {say('press.proof', { name: file.name })}
            </Link>
          )}
          {item.doneAt && (
            <Typography variant="pi" textColor="neutral600">
              {say('press.done-by', { who: item.doneBy ?? '', when: moment(item.doneAt) })}
            </Typography>
          )}
          {isHidden && <Badge>{say('press.hidden')}</Badge>}
          {isRevoked && <Badge>{say('act.revoked')}</Badge>}
        </Flex>
        {state === 'open' ? (
          <Button onClick={onMark}>{say('press.mark')}</Button>
        ) : (
          <Button variant="tertiary" onClick={onReopen}>
            {say('press.reopen')}
          </Button>
        )}
      </Flex>
    </Box>
  );
}
