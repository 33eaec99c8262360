import { useNotification } from '@strapi/strapi/admin';
import { Box, Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Download, Trash } from '@strapi/icons';
import { useEffect, useId, useState } from 'react';

import { type Against, FileButton, Refusals, useDownload } from '../../../panel/admin/api';
import type { PostedFile, PostingAnswer } from '../../shared/publishing/contracts';
import { labelOf } from '../../shared/publishing/head';
import { usePostingActs } from './client';
import type { Draft } from './drafting';
import { useFault } from './form/faults';
import { useWords } from './words';

type Props = { posting: PostingAnswer; isClosed: boolean; inTurn: Draft['inTurn'] };

/** The document and the attachments; a document is looked into before it is taken. */
export function Files({ posting, isClosed, inTurn }: Props) {
  const hasDocument = posting.kind === 'publication' || posting.kind === 'correction';
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {hasDocument && <Part part="document" {...{ posting, isClosed, inTurn }} />}
      <Part part="attachment" {...{ posting, isClosed, inTurn }} />
    </Flex>
  );
}

function Part(props: Props & { part: PostedFile['part'] }) {
  const { part, posting, isClosed, inTurn } = props;
  const { say, language } = useWords();
  const fault = useFault(part === 'document' ? 'document' : 'attachments');
  const { add, refusals, isBusy } = useAdding(props);
  const there = posting.files.filter((file) => file.part === part);
  const name = useId();
  return (
    <Box tag="section" aria-labelledby={name}>
      <Typography id={name} variant="delta" tag="h3" paddingBottom={2}>
        {labelOf({ uid: part === 'document' ? 'document' : 'attachments', label: null })[language]}
      </Typography>
      {there.length === 0 && (
        <Typography variant="pi" tag="p">
          {say('files.none')}
        </Typography>
      )}
      {there.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {there.map((file) => (
            <FileItem key={file.id} file={file} {...{ posting, isClosed, inTurn }} />
          ))}
        </Flex>
      )}
      {fault && (
        <Typography variant="pi" tag="p" textColor="danger600">
          {fault}
        </Typography>
      )}
      <Refusals of={refusals} compact />
      {!isClosed && <AddButton {...{ part, add, isBusy }} hasOne={there.length > 0} />}
    </Box>
  );
}

/** One file after the other, until one is refused. */
function useAdding({ part, posting, inTurn }: Props & { part: PostedFile['part'] }) {
  const { bring } = usePostingActs();
  const [refusals, setRefusals] = useState<Against[]>([]);
  const [isBusy, setBusy] = useState(false);
  async function add(chosen: File[]) {
    setBusy(true);
    setRefusals([]);
    for (const file of chosen) {
      const { posting: next, refusals: against } = await inTurn(() => bring(posting.id, file, part));
      setRefusals(against);
      if (!next) break;
    }
    setBusy(false);
  }
  return { add, refusals, isBusy };
}

type AddProps = { part: PostedFile['part']; hasOne: boolean; isBusy: boolean; add: (chosen: File[]) => Promise<void> };

function AddButton({ part, hasOne, isBusy, add }: AddProps) {
  const { say } = useWords();
  const word = part === 'attachment' ? 'attachment.add' : hasOne ? 'document.replace' : 'document.add';
  return (
    <Box paddingTop={2}>
      <FileButton
        name={part}
        accept={part === 'document' ? 'application/pdf,.pdf' : undefined}
        multiple={part === 'attachment'}
        isBusy={isBusy}
        onChoose={(files) => void add(files)}
      >
        {say(word)}
      </FileButton>
    </Box>
  );
}

function FileItem({ file, posting, isClosed, inTurn }: Props & { file: PostedFile }) {
  const { say, number } = useWords();
  const { takeAway } = usePostingActs();
  const { toggleNotification } = useNotification();
  const save = useDownload();
  async function remove() {
    const { posting: next, refusals } = await inTurn(() => takeAway(posting.id, file.id));
    if (!next) toggleNotification({ type: 'danger', message: refusals[0]?.message ?? say('lost') });
  }
  const size =
    file.size < 100_000 ? `${number(Math.ceil(file.size / 1_000))} kB` : `${number(Math.round(file.size / 100_000) / 10)} MB`;
  return (
    <Box tag="li" padding={3} background="neutral100" hasRadius>
      <Flex justifyContent="space-between" gap={2}>
        <Typography style={{ overflowWrap: 'anywhere' }}>
          {file.filename} <Typography variant="pi" textColor="neutral600">{`(${size})`}</Typography>
        </Typography>
        <Flex gap={1}>
          <IconButton
            label={say('file.take', { file: file.filename })}
            onClick={() =>
              void save({ url: `/diavgeia/postings/${posting.id}/files/${file.id}`, params: {}, name: file.filename })
            }
          >
            <Download />
          </IconButton>
          {!isClosed && (
            <IconButton label={say('remove', { what: file.filename })} onClick={() => void remove()}>
              <Trash />
            </IconButton>
          )}
        </Flex>
      </Flex>
      {file.part === 'attachment' && <Description {...{ file, posting, isClosed, inTurn }} />}
    </Box>
  );
}

/** Saved a moment after it was typed. */
function Description({ file, posting, isClosed, inTurn }: Props & { file: PostedFile }) {
  const { say } = useWords();
  const { describe } = usePostingActs();
  const [text, setText] = useState(file.description);
  const fault = useFault(`attachments.${file.id}`);
  useEffect(() => {
    if (text === file.description) return;
    const timer = setTimeout(() => void inTurn(() => describe(posting.id, file.id, text)), 700);
    return () => clearTimeout(timer);
  }, [text, file.id, file.description, posting.id, inTurn, describe]);
  return (
    <Box paddingTop={2}>
      <Field.Root name={`description-${file.id}`} required error={fault}>
        <Field.Label>{say('description')}</Field.Label>
        <TextInput
          disabled={isClosed}
          value={text}
          onChange={({ target }: { target: HTMLInputElement }) => setText(target.value)}
        />
        <Field.Error />
      </Field.Root>
    </Box>
  );
}
