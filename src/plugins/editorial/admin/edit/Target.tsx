import { Combobox, ComboboxOption, Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';

import type { Said } from '../../shared/contracts';
import { usePublishedQuery, type Version } from '../client';
import { useWords } from '../words';

type Props = { version: Version; words: Said; change: (words: Pick<Said, 'to' | 'url'>) => void };

/** Where readers are led: to another entry that they can see, or to an address. */
export function Target({ version, words, change }: Props) {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const { data: entries = [] } = usePublishedQuery({ type: version.type, locale: version.locale, words: typed });
  const others = entries.filter(({ documentId }) => documentId !== version.documentId);
  return (
    <>
      <Field.Root name="to">
        <Field.Label>{say('to')}</Field.Label>
        <Combobox
          value={words.to ?? ''}
          placeholder={say('to.placeholder')}
          filterValue=""
          onInputChange={({ currentTarget }: { currentTarget: HTMLInputElement }) => setTyped(currentTarget.value)}
          onChange={(to?: string) => change({ to: to || undefined, url: undefined })}
          onClear={() => change({ to: undefined })}
          clearLabel={say('clear')}
          noOptionsMessage={() => say('to.none')}
        >
          {others.map(({ documentId, title }) => (
            <ComboboxOption key={documentId} value={documentId}>
              {title ?? documentId}
            </ComboboxOption>
          ))}
        </Combobox>
      </Field.Root>
      <Field.Root name="url">
        <Field.Label>{say('url')}</Field.Label>
        <TextInput
          type="url"
          placeholder="https://"
          value={words.url ?? ''}
          onChange={({ target }: { target: HTMLInputElement }) => change({ url: target.value, to: undefined })}
        />
      </Field.Root>
    </>
  );
}
