import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { ModalForm, refusalsIn } from '../../panel/admin/api';
import type { Against, Given, Links } from '../shared/contracts';
import { useGiveMutation, type Version } from './client';
import { useWords } from './words';

type Props = { version: Version; links: Links; onClose: () => void };

/** Asks for whom the link is, and then shows it, this once. */
export function GiveLink({ version, links, onClose }: Props) {
  const [given, setGiven] = useState<Given>();
  return given ? (
    <Shown given={given} onClose={onClose} />
  ) : (
    <Asking version={version} links={links} onClose={onClose} onGiven={setGiven} />
  );
}

type Words = { name: string; email: string; expiresAt: string };

function Asking({ version, links, onClose, onGiven }: Props & { onGiven: (given: Given) => void }) {
  const { say } = useWords();
  const [give, { isLoading }] = useGiveMutation();
  const [words, setWords] = useState<Words>({ name: '', email: '', expiresAt: '' });
  const [refusals, setRefusals] = useState<Against[]>([]);

  async function perform() {
    const { name, email, expiresAt } = words;
    const answer = await give({ version, giving: { name, email, ...(expiresAt && { expiresAt }) } });
    if ('error' in answer) setRefusals(refusalsIn(answer.error));
    else onGiven(answer.data);
  }

  return (
    <>
      <Modal.Header closeLabel={say('close')}>
        <Modal.Title>{say('give')}</Modal.Title>
      </Modal.Header>
      <ModalForm act={say('give')} isCheckedFirst isLoading={isLoading} refusals={refusals} perform={perform} onClose={onClose}>
        <Typography>{say('give.intro')}</Typography>
        <Fields words={words} change={setWords} links={links} />
      </ModalForm>
    </>
  );
}

type FieldsProps = { words: Words; change: (words: Words) => void; links: Links };

function Fields({ words, change, links: { embargoUntil, timeZone } }: FieldsProps) {
  const { say, moment } = useWords(timeZone);
  const typed = (name: keyof Words) => ({
    value: words[name],
    onChange: ({ target }: { target: HTMLInputElement }) => change({ ...words, [name]: target.value }),
  });
  return (
    <>
      <Field.Root name="name" required>
        <Field.Label>{say('name')}</Field.Label>
        <TextInput required maxLength={200} autoComplete="off" {...typed('name')} />
      </Field.Root>
      <Field.Root name="email" required>
        <Field.Label>{say('email')}</Field.Label>
        <TextInput required type="email" maxLength={254} autoComplete="off" {...typed('email')} />
      </Field.Root>
      <Field.Root name="expiresAt" hint={say('until.hint', { end: embargoUntil ? moment(embargoUntil) : '', timeZone })}>
        <Field.Label>{say('until')}</Field.Label>
        <TextInput type="datetime-local" {...typed('expiresAt')} />
        <Field.Hint />
      </Field.Root>
    </>
  );
}

function Shown({ given: { data, url }, onClose }: { given: Given; onClose: () => void }) {
  const { say } = useWords();
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <Modal.Header closeLabel={say('close')}>
        <Modal.Title>{say('given', { name: data.name })}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>{say('given.once')}</Typography>
          <Field.Root name="url">
            <Field.Label>{say('url')}</Field.Label>
            <TextInput value={url} readOnly onFocus={({ target }: { target: HTMLInputElement }) => target.select()} />
          </Field.Root>
          <Typography role="status">{isCopied && say('copied')}</Typography>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('close')}
        </Button>
        <Button
          onClick={() =>
            void navigator.clipboard.writeText(url).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {say('copy')}
        </Button>
      </Modal.Footer>
    </>
  );
}
