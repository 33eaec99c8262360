import { Layouts, Page, useNotification } from '@strapi/strapi/admin';
import { Box, Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { Pages } from '../../panel/admin/api';
import { READ } from '../shared/names';
import { BookTable } from './BookTable';
import { Choices } from './Choices';
import { useBook, useBooks, usePaper, type Asked, type Format } from './client';
import { useWords } from './words';

const NAMES = ['type', 'body', 'year', 'words', 'page'] as const;
const FORMATS: Format[] = ['csv', 'xlsx', 'pdf'];

/** A register book; the address holds which one and what is looked for. */
function BookPage() {
  const { say, language } = useWords();
  const [params, setParams] = useSearchParams();
  const books = useBooks(language);
  const told: Asked = Object.fromEntries(NAMES.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
  const asked: Asked = { ...told, type: told.type ?? books?.types[0]?.value };
  const { book, isLost } = useBook(asked, language);
  const change = (next: Asked) =>
    setParams(Object.entries(next).filter(([, value]) => value) as [string, string][], { replace: true });
  const isEmpty = books?.types.length === 0 || book?.data.length === 0;
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('subtitle')} primaryAction={asked.type && <Papers asked={asked} />} />
      <Layouts.Content>
        {(isLost || books === null) && (
          <Box role="status" padding={4} marginBottom={4} background="warning100" hasRadius>
            <Typography textColor="warning700">{say('lost')}</Typography>
          </Box>
        )}
        {books && books.types.length > 0 && <Choices asked={asked} books={books} onChange={change} />}
        {isEmpty && (
          <EmptyStateLayout
            icon={<EmptyDocuments width="16rem" />}
            content={say(books?.types.length === 0 ? 'empty' : 'none')}
            shadow="tableShadow"
            hasRadius
          />
        )}
        {books === undefined && <Page.Loading />}
        {book && book.data.length > 0 && <BookTable lines={book.data} caption={say('title')} />}
        {book && <Pages {...book.pagination} say={say} turnTo={(page) => change({ ...asked, page: String(page) })} />}
      </Layouts.Content>
    </Page.Main>
  );
}

function Papers({ asked }: { asked: Asked }) {
  const { say, language } = useWords();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState<Format>();
  const take = usePaper();
  async function save(format: Format) {
    setBusy(format);
    await take(asked, language, format).catch(() => toggleNotification({ type: 'danger', message: say('lost') }));
    setBusy(undefined);
  }
  return (
    <Flex gap={2} wrap="wrap">
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="secondary"
          startIcon={<Download />}
          loading={busy === format}
          aria-label={say('take', { format: format.toUpperCase() })}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </Flex>
  );
}

export default function ProtectedBookPage() {
  return (
    <Page.Protect permissions={[{ action: READ, subject: null }]}>
      <BookPage />
    </Page.Protect>
  );
}
