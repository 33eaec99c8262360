import { useNotification } from '@strapi/strapi/admin';
import { Box, Field, SingleSelect, SingleSelectOption, Textarea, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';

import { ModalForm, refusalsIn } from '../../../panel/admin/api';
import type { Against, ShownRemark } from '../../shared/contracts';
import { LONGEST_REMARK } from '../../shared/remarks';
import { type OpenVersion, useColleaguesQuery, useLeaveRemarkMutation } from '../client';
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

  async function perform() {
    const answer = await leave({ ...version, said: { text, to, ...(answering && { answers: answering.id }) } });
    if ('error' in answer) return setRefusals(refusalsIn(answer.error));
    toggleNotification({ type: 'success', message: say('remarks.left') });
    onClose();
  }

  return (
    <ModalForm act={say('remarks.leave')} isLoading={isLoading} refusals={refusals} perform={perform} onClose={onClose}>
      {answering && <Answered text={answering.text} />}
      <Fields version={version} text={text} setText={setText} to={to} choose={choose} />
    </ModalForm>
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
