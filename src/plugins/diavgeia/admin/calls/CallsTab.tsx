import { Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Badge, Box, Button, EmptyStateLayout, Field, Flex, Link, TextInput, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { DateTime } from 'luxon';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { ChosenField, refusalsIn } from '../../../panel/admin/api';
import { CALL_KINDS, type CallKind } from '../../shared/calls';
import type { CallOnDesk, CallsOnDeskAnswer } from '../../shared/ties-contracts';
import { Notice } from '../Notice';
import { useWords } from '../words';

const SHOWN = ['without-deadline', 'open', 'over', 'off'] as const;
type Set = { kind: CallKind; deadlineAt: string | null; isOff: boolean };

/** Tenders and calls as readers get them; the portal knows no deadlines, so that the office sets those no subject names. */
export default function CallsTab() {
  const { say } = useWords();
  const { get, put } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [params, setParams] = useSearchParams();
  const show = params.get('show') ?? 'without-deadline';
  const [answer, setAnswer] = useState<CallsOnDeskAnswer>();
  const [isLost, setLost] = useState(false);
  const load = useCallback(
    () =>
      get<CallsOnDeskAnswer>('/diavgeia/calls', { params: { show } }).then(
        ({ data }) => {
          setAnswer(data);
          setLost(false);
        },
        () => setLost(true),
      ),
    [get, show],
  );
  useEffect(() => void load(), [load]);
  const set = async (ada: string, what: Set) => {
    try {
      await put(`/diavgeia/calls/${encodeURIComponent(ada)}`, what);
      toggleNotification({ type: 'success', message: say('calls.saved') });
    } catch (fault) {
      for (const { message } of refusalsIn(fault)) toggleNotification({ type: 'danger', message });
    }
    await load();
  };
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
  const { say, day, moment } = useWords(timeZone);
  const { ada, subject, protocolNumber, issueDate, url, deadlineAt, deadlineFrom, isOff, setBy, setAt } = call;
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
