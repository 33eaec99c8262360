import { Layouts, Page, useNotification } from '@strapi/strapi/admin';
import { Box, Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import type { Filter } from '../shared/contracts';
import { READ } from '../shared/names';
import { useChoices, useEntries, useExport } from './client';
import { EntryItem } from './EntryItem';
import { Filters } from './Filters';
import { useWords } from './words';

const NAMES = ['person', 'act', 'type', 'document', 'from', 'to'] as const;

/** Who did what, the newest first; the address holds what is looked for. */
function LogPage() {
  const { say } = useWords();
  const [params, setParams] = useSearchParams();
  const filter: Filter = Object.fromEntries(NAMES.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
  const choices = useChoices();
  const { entries, hasOlder, isLost, showOlder } = useEntries(filter);
  const change = (next: Filter) =>
    setParams(Object.entries(next).filter(([, value]) => value) as [string, string][], { replace: true });
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('subtitle')} primaryAction={<ExportButton filter={filter} />} />
      <Layouts.Content>
        <Filters filter={filter} choices={choices} onChange={change} />
        {isLost && (
          <Box role="status" padding={4} marginBottom={4} background="warning100" hasRadius>
            <Typography textColor="warning700">{say('lost')}</Typography>
          </Box>
        )}
        {!entries && !isLost && <Page.Loading />}
        {entries?.length === 0 && (
          <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={say('none')} shadow="tableShadow" hasRadius />
        )}
        <Flex tag="ol" direction="column" alignItems="stretch" gap={2} aria-label={say('title')}>
          {entries?.map((entry) => (
            <EntryItem key={entry.number} entry={entry} timeZone={choices?.timeZone} />
          ))}
        </Flex>
        {hasOlder && (
          <Flex justifyContent="center" paddingTop={6}>
            <Button variant="secondary" onClick={() => void showOlder()}>
              {say('older')}
            </Button>
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

function ExportButton({ filter }: { filter: Filter }) {
  const { say } = useWords();
  const { toggleNotification } = useNotification();
  const [isBusy, setBusy] = useState(false);
  const save = useExport();
  async function take() {
    setBusy(true);
    await save(filter).catch(() => toggleNotification({ type: 'danger', message: say('lost') }));
    setBusy(false);
  }
  return (
    <Button variant="secondary" startIcon={<Download />} loading={isBusy} onClick={() => void take()}>
      {say('export')}
    </Button>
  );
}

export default function ProtectedLogPage() {
  return (
    <Page.Protect permissions={[{ action: READ, subject: null }]}>
      <LogPage />
    </Page.Protect>
  );
}
