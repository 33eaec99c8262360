import { useFetchClient } from '@strapi/strapi/admin';
import { Field, Flex, Modal, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { type Against, ChosenField, FileButton, ModalForm, refusalsIn } from '../../../panel/admin/api';
import type { PressItem } from '../../shared/press';
import { useWords } from '../words';

const WHAT = ['done', 'not-needed', 'open'] as const;
/** As long as the server takes; a file is sent only with what it will take. */
const LONGEST_NAME = 200;
const LONGEST_NOTE = 1_000;
type What = (typeof WHAT)[number];
type Props = { item: PressItem; newspapers: string[]; today: string; onClose: (isDone: boolean) => void };

/** Where and when an act was printed, with the page as proof; or why it need not be. */
export function ProofForm({ item, newspapers, today, onClose }: Props) {
  const { say } = useWords();
  const send = useSending();
  const [said, setSaid] = useState<Said>({
    what: 'done',
    newspaper: '',
    publishedOn: today,
    dueOn: item.dueOn,
    note: '',
    file: null,
  });
  const tell = (told: Partial<Said>) => setSaid((before) => ({ ...before, ...told }));
  const [refusals, setRefusals] = useState<Against[]>([]);
  const [isLoading, setLoading] = useState(false);

  async function perform() {
    setLoading(true);
    try {
      await send({ ...said, item, today });
      onClose(true);
    } catch (fault) {
      setRefusals(refusalsIn(fault).filter(({ code }) => !said.file || code !== 'no-proof'));
    }
    setLoading(false);
  }

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose(false)}>
      <Modal.Content>
        <Modal.Header closeLabel={say('close')}>
          <Modal.Title>{say('press.mark')}</Modal.Title>
        </Modal.Header>
        <ModalForm
          act={say('press.save')}
          isLoading={isLoading}
          refusals={refusals}
          perform={perform}
          onClose={() => onClose(false)}
        >
          <Typography>{item.subject ?? item.ada}</Typography>
          <Outcome {...{ said, tell }} />
          {said.what === 'done' && <Printed {...{ said, tell, newspapers, today }} />}
          <Rest {...{ said, tell }} />
        </ModalForm>
      </Modal.Content>
    </Modal.Root>
  );
}

type Said = { what: What; newspaper: string; publishedOn: string; dueOn: string; note: string; file: File | null };
type Sending = Said & { item: PressItem; today: string };

/** Tells the server; nothing is taken into the library before the rest is as it must be. */
function useSending() {
  const { post, put } = useFetchClient();
  return async ({ item, what, newspaper, publishedOn, dueOn, note, file, today }: Sending): Promise<void> => {
    const isSound =
      newspaper.trim() !== '' && newspaper.trim().length <= LONGEST_NAME && publishedOn !== '' && publishedOn <= today;
    const kept = async (): Promise<number | null> => {
      if (!file || !isSound) return null;
      const form = new FormData();
      form.append('files', file);
      form.append('fileInfo', JSON.stringify({ name: file.name, caption: `ΑΔΑ ${item.ada}` }));
      const { data } = await post<{ id: number }[]>('/upload', form);
      return data[0]?.id ?? null;
    };
    const parts = {
      done: async () => ({ newspaper, publishedOn: publishedOn || undefined, fileId: await kept(), note }),
      'not-needed': () => ({ note }),
      open: () => ({ dueOn }),
    };
    await put(`/diavgeia/press/${encodeURIComponent(item.ada)}`, { state: what, ...(await parts[what]()) });
  };
}

type Parts = { said: Said; tell: (told: Partial<Said>) => void };

function Outcome({ said: { what }, tell }: Parts) {
  const { say } = useWords();
  return (
    <ChosenField
      name="what"
      label={say('press.what')}
      value={what}
      any=""
      options={WHAT.map((value) => ({ value, name: say(`press.what.${value}`) }))}
      onChange={(value) => tell({ what: value as What })}
    />
  );
}

function Printed({
  said: { newspaper, publishedOn, file },
  tell,
  newspapers,
  today,
}: Parts & Pick<Props, 'newspapers' | 'today'>) {
  const { say } = useWords();
  return (
    <>
      <Field.Root name="newspaper" required>
        <Field.Label>{say('press.newspaper')}</Field.Label>
        <TextInput
          value={newspaper}
          maxLength={LONGEST_NAME}
          list="diavgeia-newspapers"
          onChange={({ target }: { target: HTMLInputElement }) => tell({ newspaper: target.value })}
        />
        <datalist id="diavgeia-newspapers">
          {newspapers.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Field.Root>
      <Field.Root name="publishedOn" required>
        <Field.Label>{say('press.published-on')}</Field.Label>
        <TextInput
          type="date"
          max={today}
          value={publishedOn}
          onChange={({ target }: { target: HTMLInputElement }) => tell({ publishedOn: target.value })}
        />
      </Field.Root>
      <Field.Root name="file" hint={say('press.file-hint')} required>
        <Field.Label>{say('press.file')}</Field.Label>
        <Flex gap={3} wrap="wrap">
          <FileButton name="proof" accept="application/pdf,image/*" onChoose={([file = null]) => tell({ file })}>
            {say(file ? 'press.file.other' : 'press.file.choose')}
          </FileButton>
          {file && <Typography style={{ overflowWrap: 'anywhere' }}>{file.name}</Typography>}
        </Flex>
        <Field.Hint />
      </Field.Root>
    </>
  );
}

function Rest({ said: { what, dueOn, note }, tell }: Parts) {
  const { say } = useWords();
  return (
    <>
      {what === 'open' && (
        <Field.Root name="dueOn">
          <Field.Label>{say('press.due-on')}</Field.Label>
          <TextInput
            type="date"
            value={dueOn}
            onChange={({ target }: { target: HTMLInputElement }) => tell({ dueOn: target.value })}
          />
        </Field.Root>
      )}
      {what !== 'open' && (
        <Field.Root name="note" required={what === 'not-needed'}>
          <Field.Label>{say(what === 'done' ? 'press.note' : 'press.why')}</Field.Label>
          <Textarea
            value={note}
            maxLength={LONGEST_NOTE}
            onChange={({ target }: { target: HTMLTextAreaElement }) => tell({ note: target.value })}
          />
        </Field.Root>
      )}
    </>
  );
}
