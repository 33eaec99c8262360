import { Field, Modal, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

import { type Against, ModalForm } from '../../../panel/admin/api';
import type { PostingsAnswer } from '../../shared/publishing/contracts';
import { type Kind, KINDS } from '../../shared/publishing/table';
import { usePostingActs } from './client';
import { useWords } from './words';

type Organizations = PostingsAnswer['publishing']['organizations'];
type Said = { kind: Kind; organizationUid?: string; ada?: string };
type Props = { organizations: Organizations; onClose: () => void };

/** What is to be done on the portal: a new act, or a change of one that is there. */
export function NewPosting({ organizations, onClose }: Props) {
  const { say } = useWords();
  const navigate = useNavigate();
  const { begin } = usePostingActs();
  const [said, setSaid] = useState<Said>({ kind: 'publication' });
  const [isLoading, setLoading] = useState(false);
  const [refusals, setRefusals] = useState<Against[]>([]);

  async function perform() {
    const { kind, organizationUid, ada = '' } = said;
    setLoading(true);
    const begun = await begin(kind === 'publication' ? { kind, organizationUid } : { kind, ada });
    setLoading(false);
    setRefusals(begun.refusals);
    if (begun.posting) navigate(`/plugins/diavgeia/postings/${begun.posting.id}`);
  }

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header closeLabel={say('close')}>
          <Modal.Title>{say('new')}</Modal.Title>
        </Modal.Header>
        <ModalForm act={say('begin')} {...{ isLoading, refusals, perform, onClose }}>
          <Asked organizations={organizations} said={said} change={(changed) => setSaid({ ...said, ...changed })} />
        </ModalForm>
      </Modal.Content>
    </Modal.Root>
  );
}

type AskedProps = { organizations: Organizations; said: Said; change: (changed: Partial<Said>) => void };

function Asked({ organizations, said, change }: AskedProps) {
  const { say, kindCalled } = useWords();
  const isNew = said.kind === 'publication';
  const kinds = KINDS.map((kind) => ({ uid: kind, label: kindCalled(kind) }));
  const chosen = said.organizationUid ?? organizations[0]?.uid;
  return (
    <>
      <OneOf name="kind" label={say('kind')} items={kinds} value={said.kind} change={(kind) => change({ kind: kind as Kind })} />
      {isNew && organizations.length > 1 && (
        <OneOf
          name="organization"
          label={say('organization')}
          items={organizations}
          value={chosen}
          change={(organizationUid) => change({ organizationUid })}
        />
      )}
      {!isNew && (
        <Field.Root name="ada" required hint={say('ada.hint')}>
          <Field.Label>{say('ada')}</Field.Label>
          <TextInput
            value={said.ada ?? ''}
            onChange={({ target }: { target: HTMLInputElement }) => change({ ada: target.value })}
          />
          <Field.Hint />
        </Field.Root>
      )}
    </>
  );
}

type OneOfProps = { name: string; label: string; items: Organizations; value: string | undefined; change: (uid: string) => void };

function OneOf({ name, label, items, value, change }: OneOfProps) {
  return (
    <Field.Root name={name} required>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(uid: string | number) => change(String(uid))}>
        {items.map((item) => (
          <SingleSelectOption key={item.uid} value={item.uid}>
            {item.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
