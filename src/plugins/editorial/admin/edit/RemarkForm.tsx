import { useNotification } from '@strapi/strapi/admin';
import { Box, Button, Field, Flex, Modal, SingleSelect, SingleSelectOption, Textarea, Typography } from '@strapi/design-system';
import { type FormEvent, useEffect, useState } from 'react';

import type { Against, ShownRemark } from '../../shared/contracts';
import { LONGEST_REMARK } from '../../shared/remarks';
import { type OpenVersion, refusalsIn, useColleaguesQuery, useLeaveRemarkMutation } from '../client';
import { Refusals } from '../Refusals';
import { useWords } from '../words';

type Props = { version: OpenVersion; answering: ShownRemark | null; onClose: () => void };

/** What is to be said, and to whom; an answer goes to whoever is answered unless somebody else is chosen. */
export function RemarkForm({ version, answering, onClose }: Props) {
  const { say } = useWords();
  const { toggleNotification } = useNotification();
  const [leave, { isLoading }] = useLeaveRemarkMutation();
  const [text, setText] = useState('');
  const [to, choose] = useState<number | null>(answering?.by.id ?? null);
  const [refusals, setRefusals] = useState<Against[]>([]);

  async function perform(event: FormEvent) {
    event.preventDefault();
    // The dialog belongs to the content manager's form, which would take itself as submitted.
    event.stopPropagation();
    const answer = await leave({ ...version, said: { text, to, ...(answering && { answers: answering.id }) } });
    if ('error' in answer) return setRefusals(refusalsIn(answer.error));
    toggleNotification({ type: 'success', message: say('remarks.left') });
    onClose();
  }

  return (
    <form onSubmit={(event) => void perform(event)} noValidate>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {answering && <Answered text={answering.text} />}
          <Fields version={version} text={text} setText={setText} to={to} choose={choose} />
          <Refusals of={refusals} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button type="submit" loading={isLoading}>
          {say('remarks.leave')}
        </Button>
      </Modal.Footer>
    </form>
  );
}

type FieldsProps = {
  version: OpenVersion;
  text: string;
  setText: (text: string) => void;
  to: number | null;
  choose: (to: number | null) => void;
};

function Fields({ version, text, setText, to, choose }: FieldsProps) {
  const { say } = useWords();
  const { data: colleagues } = useColleaguesQuery(version);
  // Whoever is answered may have left meanwhile.
  const isGone = colleagues && to !== null && !colleagues.some(({ id }) => id === to);
  useEffect(() => void (isGone && choose(null)), [isGone, choose]);
  return (
    <>
      <Field.Root name="text" required hint={say('remarks.hint', { most: LONGEST_REMARK })}>
        <Field.Label>{say('remarks.text')}</Field.Label>
        <Textarea value={text} onChange={({ target }: { target: HTMLTextAreaElement }) => setText(target.value)} />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="to" hint={say('remarks.for.hint')}>
        <Field.Label>{say('remarks.for')}</Field.Label>
        <SingleSelect value={String(to)} onChange={(id: string | number) => choose(Number(id) || null)}>
          <SingleSelectOption value="null">{say('remarks.for.nobody')}</SingleSelectOption>
          {colleagues?.map(({ id, name }) => (
            <SingleSelectOption key={id} value={String(id)}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
    </>
  );
}

function Answered({ text }: { text: string }) {
  return (
    <Box
      tag="blockquote"
      padding={3}
      background="neutral100"
      hasRadius
      style={{ maxHeight: '12rem', overflowY: 'auto' }}
      tabIndex={0}
    >
      <Typography variant="pi" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Typography>
    </Box>
  );
}
