import { Page } from '@strapi/strapi/admin';
import { Badge, Box, Button, EmptyStateLayout, Field, Flex, Link, TextInput, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { ChosenField } from '../../../panel/admin/api';
import { CALL_KINDS, type CallKind } from '../../shared/calls';
import type { CallOnDesk } from '../../shared/ties-contracts';
import { Notice } from '../Notice';
import { useWords } from '../words';
import { type Set, useCalls } from './client';

const SHOWN = ['without-deadline', 'open', 'over', 'off'] as const;

/** Tenders and calls as readers get them; the portal knows no deadlines, so that the office sets those no subject names. */
export default function CallsTab() {
  const { say } = useWords();
  const [params, setParams] = useSearchParams();
  const show = params.get('show') ?? 'without-deadline';
  const { answer, isLost, set } = useCalls(show);
  if (isLost && !answer) return <Notice>{say('lost')}</Notice>;
  if (!answer) return <Page.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography>{say('calls.explained')}</Typography>
      <Box maxWidth="32rem">
        <ChosenField
          name="show"
          label={say('calls.shown')}
          value={show}
          any=""
          options={SHOWN.map((value) => ({ value, name: say(`calls.show.${value}`) }))}
          onChange={(value) => setParams(value === 'without-deadline' ? {} : { show: value }, { replace: true })}
        />
      </Box>
      {answer.data.length === 0 && (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={say(`calls.none.${show}`)}
          shadow="tableShadow"
          hasRadius
        />
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {answer.data.map((call) => (
          <CallItem
            key={`${call.ada} ${call.setAt}`}
            call={call}
            timeZone={answer.timeZone}
            onSet={(what) => set(call.ada, what)}
          />
        ))}
      </Flex>
    </Flex>
  );
}

type ItemProps = { call: CallOnDesk; timeZone: string; onSet: (what: Set) => Promise<void> };

function CallItem({ call, timeZone, onSet }: ItemProps) {
  const { say } = useWords();
  const { ada, deadlineAt, isOff } = call;
  const [kind, setKind] = useState(call.kind);
  const [typed, setTyped] = useState(
    deadlineAt ? DateTime.fromISO(deadlineAt, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm") : '',
  );
  const [isBusy, setBusy] = useState(false);
  const keep = (off: boolean) => {
    setBusy(true);
    void onSet({ kind, deadlineAt: typed || null, isOff: off }).finally(() => setBusy(false));
  };
  return (
    <Box tag="li" padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <CallHead call={call} timeZone={timeZone} />
        <Flex gap={3} wrap="wrap" alignItems="flex-end">
          <Box flex="1 1 18rem">
            <ChosenField
              name={`kind ${ada}`}
              label={say('calls.kind')}
              value={kind}
              any=""
              options={CALL_KINDS.map((value) => ({ value, name: say(`calls.kind.${value}`) }))}
              onChange={(value) => setKind(value as CallKind)}
            />
          </Box>
          <Box flex="1 1 20rem">
            <Field.Root name={`deadline ${ada}`}>
              <Field.Label>{say('calls.deadline')}</Field.Label>
              <TextInput
                type="datetime-local"
                value={typed}
                onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
              />
            </Field.Root>
          </Box>
          <Button loading={isBusy} onClick={() => keep(false)}>
            {say(isOff ? 'calls.on' : 'calls.save')}
          </Button>
          {!isOff && (
            <Button variant="tertiary" disabled={isBusy} onClick={() => keep(true)}>
              {say('calls.no-call')}
            </Button>
          )}
        </Flex>
      </Flex>
    </Box>
  );
}

function CallHead({ call, timeZone }: Pick<ItemProps, 'call' | 'timeZone'>) {
  const { say, day, moment } = useWords(timeZone);
  const { ada, subject, protocolNumber, issueDate, url, deadlineFrom, setBy, setAt } = call;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Link href={url} isExternal style={{ overflowWrap: 'anywhere' }}>
        {subject ?? ada}
      </Link>
      <Typography variant="pi" textColor="neutral600">
        {[ada, protocolNumber, issueDate && day(issueDate)].filter(Boolean).join(' · ')}
      </Typography>
      <Flex gap={2} wrap="wrap">
        {deadlineFrom === 'subject' && <Badge>{say('calls.from-subject')}</Badge>}
        {setBy && setAt && (
          <Typography variant="pi" textColor="neutral600">
            {say('calls.set-by', { who: setBy, when: moment(setAt) })}
          </Typography>
        )}
      </Flex>
    </Flex>
  );
}
