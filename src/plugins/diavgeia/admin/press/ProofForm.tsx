import { useFetchClient } from '@strapi/strapi/admin';
import { Field, Modal, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { type Against, ChosenField, ModalForm, refusalsIn } from '../../../panel/admin/api';
import type { PressItem } from '../../shared/press';
import { useWords } from '../words';

const WHAT = ['done', 'not-needed', 'open'] as const;
type What = (typeof WHAT)[number];
type Props = { item: PressItem; newspapers: string[]; today: string; onClose: (isDone: boolean) => void };

/** Where and when an act was printed, with the page as proof; or why it need not be. */
export function ProofForm({ item, newspapers, today, onClose }: Props) {
  const { say } = useWords();
  const send = useSending();
  const [what, setWhat] = useState<What>('done');
  const [newspaper, setNewspaper] = useState('');
  const [publishedOn, setPublishedOn] = useState(today);
  const [dueOn, setDueOn] = useState(item.dueOn);
  const [note, setNote] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [refusals, setRefusals] = useState<Against[]>([]);
  const [isLoading, setLoading] = useState(false);

  async function perform() {
    setLoading(true);
    try {
      await send({ item, what, newspaper, publishedOn, dueOn, note, file, today });
      onClose(true);
    } catch (fault) {
      setRefusals(refusalsIn(fault).filter(({ code }) => !file || code !== 'no-proof'));
    }
    setLoading(false);
  }

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose(false)}>
      <Modal.Content>
        <Modal.Header>
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
          <ChosenField
            name="what"
            label={say('press.what')}
            value={what}
            any=""
            options={WHAT.map((value) => ({ value, name: say(`press.what.${value}`) }))}
            onChange={(value) => setWhat(value as What)}
          />
          {what === 'done' && (
            <Printed {...{ newspaper, newspapers, publishedOn, today, setNewspaper, setPublishedOn, setFile }} />
          )}
          <Rest {...{ what, dueOn, note, setDueOn, setNote }} />
        </ModalForm>
      </Modal.Content>
    </Modal.Root>
  );
}

type Said = {
  item: PressItem;
  what: What;
  newspaper: string;
  publishedOn: string;
  dueOn: string;
  note: string;
  file: File | null;
  today: string;
};

/** Tells the server; nothing is taken into the library before the rest is as it must be. */
function useSending() {
  const { post, put } = useFetchClient();
  return async ({ item, what, newspaper, publishedOn, dueOn, note, file, today }: Said): Promise<void> => {
    const isSound = newspaper.trim() !== '' && publishedOn !== '' && publishedOn <= today;
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

type PrintedProps = {
  newspaper: string;
  newspapers: string[];
  publishedOn: string;
  today: string;
  setNewspaper: (name: string) => void;
  setPublishedOn: (day: string) => void;
  setFile: (file: File | null) => void;
};

function Printed({ newspaper, newspapers, publishedOn, today, setNewspaper, setPublishedOn, setFile }: PrintedProps) {
  const { say } = useWords();
  return (
    <>
      <Field.Root name="newspaper" required>
        <Field.Label>{say('press.newspaper')}</Field.Label>
        <TextInput
          value={newspaper}
          list="diavgeia-newspapers"
          onChange={({ target }: { target: HTMLInputElement }) => setNewspaper(target.value)}
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
          onChange={({ target }: { target: HTMLInputElement }) => setPublishedOn(target.value)}
        />
      </Field.Root>
      <Field.Root name="file" hint={say('press.file-hint')} required>
        <Field.Label>{say('press.file')}</Field.Label>
        <input
          type="file"
          id="file"
          aria-label={say('press.file')}
          accept="application/pdf,image/*"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
        <Field.Hint />
      </Field.Root>
    </>
  );
}

type RestProps = {
  what: What;
  dueOn: string;
  note: string;
  setDueOn: (day: string) => void;
  setNote: (note: string) => void;
};

function Rest({ what, dueOn, note, setDueOn, setNote }: RestProps) {
  const { say } = useWords();
  return (
    <>
      {what === 'open' && (
        <Field.Root name="dueOn">
          <Field.Label>{say('press.due-on')}</Field.Label>
          <TextInput type="date" value={dueOn} onChange={({ target }: { target: HTMLInputElement }) => setDueOn(target.value)} />
        </Field.Root>
      )}
      {what !== 'open' && (
        <Field.Root name="note" required={what === 'not-needed'}>
          <Field.Label>{say(what === 'done' ? 'press.note' : 'press.why')}</Field.Label>
          <Textarea value={note} onChange={({ target }: { target: HTMLTextAreaElement }) => setNote(target.value)} />
        </Field.Root>
      )}
    </>
  );
}
