import { useFetchClient } from '@strapi/strapi/admin';
import { Field, Modal, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { type Against, ChosenField, ModalForm, refusalsIn } from '../../../panel/admin/api';
import type { PressItem } from '../../shared/press';
import { useWords } from '../words';

type Props = { item: PressItem; newspapers: string[]; today: string; onClose: (isDone: boolean) => void };

/** Where and when an act was printed, with the page as proof; or why it need not be. */
export function ProofForm({ item, newspapers, today, onClose }: Props) {
  const { say } = useWords();
  const { post, put } = useFetchClient();
  const [what, setWhat] = useState<'done' | 'not-needed' | 'open'>('done');
  const [newspaper, setNewspaper] = useState('');
  const [publishedOn, setPublishedOn] = useState(today);
  const [dueOn, setDueOn] = useState(item.dueOn);
  const [note, setNote] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [refusals, setRefusals] = useState<Against[]>([]);
  const [isLoading, setLoading] = useState(false);

  /** Nothing is taken into the library before the rest is as it must be. */
  async function kept(): Promise<number | null> {
    if (!file || newspaper.trim() === '' || publishedOn === '' || publishedOn > today) return null;
    const form = new FormData();
    form.append('files', file);
    form.append('fileInfo', JSON.stringify({ name: file.name, caption: `ΑΔΑ ${item.ada}` }));
    const { data } = await post<{ id: number }[]>('/upload', form);
    return data[0]?.id ?? null;
  }

  async function perform() {
    setLoading(true);
    try {
      const said = {
        done: async () => ({ state: 'done', newspaper, publishedOn: publishedOn || undefined, fileId: await kept(), note }),
        'not-needed': async () => Promise.resolve({ state: 'not-needed', note }),
        open: async () => Promise.resolve({ state: 'open', dueOn }),
      };
      await put(`/diavgeia/press/${encodeURIComponent(item.ada)}`, await said[what]());
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
            options={(['done', 'not-needed', 'open'] as const).map((value) => ({ value, name: say(`press.what.${value}`) }))}
            onChange={(value) => setWhat(value as typeof what)}
          />
          {what === 'done' && (
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
          )}
          {what === 'open' && (
            <Field.Root name="dueOn">
              <Field.Label>{say('press.due-on')}</Field.Label>
              <TextInput
                type="date"
                value={dueOn}
                onChange={({ target }: { target: HTMLInputElement }) => setDueOn(target.value)}
              />
            </Field.Root>
          )}
          {what !== 'open' && (
            <Field.Root name="note" required={what === 'not-needed'}>
              <Field.Label>{say(what === 'done' ? 'press.note' : 'press.why')}</Field.Label>
              <Textarea value={note} onChange={({ target }: { target: HTMLTextAreaElement }) => setNote(target.value)} />
            </Field.Root>
          )}
        </ModalForm>
      </Modal.Content>
    </Modal.Root>
  );
}
