import { Layouts, Page, useNotification } from '@strapi/strapi/admin';
import { Box, Button, Dialog, Field, Flex, Link, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { useState } from 'react';
import { NavLink, useSearchParams } from 'react-router-dom';

import { Refusals, refusalsIn } from '../../../panel/admin/api';
import type { Against, Edition } from '../../shared/contracts';
import { formOf, useComparisonQuery, useEditionsQuery, useRestoreMutation, type Version } from '../client';
import { useWords } from '../words';
import { Changes } from './Changes';

/** Two editions beside each other, and an older one back on the desk. The address holds what is compared. */
export default function EditionsPage() {
  const { say, language } = useWords();
  const [params] = useSearchParams();
  const version = {
    type: params.get('type') ?? '',
    documentId: params.get('documentId') ?? '',
    locale: params.get('locale') ?? language,
  };
  const { data: editions, isError } = useEditionsQuery(version);
  const title = editions?.data[0]?.title;
  return (
    <Page.Main>
      <Page.Title>{say('editions')}</Page.Title>
      <Layouts.Header
        title={say('editions')}
        subtitle={title}
        navigationAction={
          <Link tag={NavLink} startIcon={<ArrowLeft />} to={formOf({ ...version, language: version.locale })}>
            {say('back')}
          </Link>
        }
      />
      <Layouts.Content>
        {isError && <Page.Error />}
        {!editions && !isError && <Page.Loading />}
        {editions && <Comparison version={version} editions={editions.data} {...editions} />}
      </Layouts.Content>
    </Page.Main>
  );
}

type Props = { version: Version; editions: Edition[]; canRestore: boolean; timeZone: string };

function Comparison({ version, editions, canRestore, timeZone }: Props) {
  const { say, moment } = useWords(timeZone);
  const [params, setParams] = useSearchParams();
  const newest = editions[0]?.number ?? 1;
  const from = Number(params.get('from')) || Math.max(1, newest - 1);
  const to = params.get('to') === 'draft' || newest === 1 ? 'draft' : Number(params.get('to')) || newest;
  const { data: comparison, isError } = useComparisonQuery({ ...version, from, to });
  const choose = (which: string) => (value: string | number) => {
    params.set(which, String(value));
    setParams(params, { replace: true });
  };
  const called = (edition: Edition) =>
    say('edition.called', { number: edition.number, at: moment(edition.at), by: edition.by ?? '' });
  const options = editions.map((edition) => ({ value: String(edition.number), label: called(edition) }));
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Flex gap={4} alignItems="flex-end" wrap="wrap">
        <Choice name="compare.from" value={String(from)} options={options} onChange={choose('from')} />
        <Choice
          name="compare.to"
          value={String(to)}
          options={[{ value: 'draft', label: say('compare.draft') }, ...options]}
          onChange={choose('to')}
        />
        {canRestore && <Restore version={version} number={from} />}
      </Flex>
      <Told edition={editions.find(({ number }) => number === to)} />
      {isError && <Typography role="alert">{say('lost')}</Typography>}
      {comparison && <Changes type={version.type} changes={comparison.data} />}
    </Flex>
  );
}

function Told({ edition }: { edition: Edition | undefined }) {
  const { say } = useWords();
  return edition?.note ? (
    <Box padding={4} background="neutral0" hasRadius>
      <Typography>{say('compare.note', { note: edition.note })}</Typography>
    </Box>
  ) : null;
}

type ChoiceProps = {
  name: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string | number) => void;
};

function Choice({ name, value, options, onChange }: ChoiceProps) {
  const { say } = useWords();
  return (
    <Box flex="1 1 26rem" minWidth={0}>
      <Field.Root name={name}>
        <Field.Label>{say(name)}</Field.Label>
        <SingleSelect value={value} onChange={onChange}>
          {options.map((option) => (
            <SingleSelectOption key={option.value} value={option.value}>
              {option.label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

function Restore({ version, number }: { version: Version; number: number }) {
  const { say } = useWords();
  const { toggleNotification } = useNotification();
  const [restore, { isLoading }] = useRestoreMutation();
  const [refusals, setRefusals] = useState<Against[]>([]);
  async function perform() {
    const answer = await restore({ ...version, number });
    if ('error' in answer) return setRefusals(refusalsIn(answer.error));
    setRefusals([]);
    toggleNotification({ type: 'success', message: say('restore.done', { number }) });
  }
  return (
    <>
      <Dialog.Root>
        <Dialog.Trigger>
          <Button variant="secondary" size="L" loading={isLoading}>
            {say('restore', { number })}
          </Button>
        </Dialog.Trigger>
        <Dialog.Content>
          <Dialog.Header>{say('restore', { number })}</Dialog.Header>
          <Dialog.Body>{say('restore.body', { number })}</Dialog.Body>
          <Dialog.Footer>
            <Dialog.Cancel>
              <Button variant="tertiary" fullWidth>
                {say('cancel')}
              </Button>
            </Dialog.Cancel>
            <Dialog.Action>
              <Button fullWidth onClick={() => void perform()}>
                {say('restore.yes')}
              </Button>
            </Dialog.Action>
          </Dialog.Footer>
        </Dialog.Content>
      </Dialog.Root>
      <Refusals of={refusals} />
    </>
  );
}
