import { Field, Modal, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

import { type Against, ModalForm } from '../../../panel/admin/api';
import type { PostingsAnswer } from '../../shared/publishing/contracts';
import { type Kind, KINDS } from '../../shared/publishing/table';
import { usePostingActs } from './client';
import { useWords } from './words';

type Props = { organizations: PostingsAnswer['publishing']['organizations']; onClose: () => void };

/** What is to be done on the portal: a new act, or a change of one that is there. */
export function NewPosting({ organizations, onClose }: Props) {
  const { say, kindCalled } = useWords();
  const navigate = useNavigate();
  const { begin } = usePostingActs();
  const [said, setSaid] = useState<{ kind: Kind; organizationUid?: string; ada?: string }>({ kind: 'publication' });
  const [isLoading, setLoading] = useState(false);
  const [refusals, setRefusals] = useState<Against[]>([]);
  const isNew = said.kind === 'publication';

  async function perform() {
    setLoading(true);
    const { posting, refusals: against } = await begin(
      isNew ? { ...said, ada: undefined } : { kind: said.kind, ada: said.ada ?? '' },
    );
    setLoading(false);
    setRefusals(against);
    if (posting) navigate(`/plugins/diavgeia/postings/${posting.id}`);
  }

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header closeLabel={say('close')}>
          <Modal.Title>{say('new')}</Modal.Title>
        </Modal.Header>
        <ModalForm act={say('begin')} {...{ isLoading, refusals, perform, onClose }}>
          <Field.Root name="kind" required>
            <Field.Label>{say('kind')}</Field.Label>
            <SingleSelect value={said.kind} onChange={(kind: string | number) => setSaid({ ...said, kind: kind as Kind })}>
              {KINDS.map((kind) => (
                <SingleSelectOption key={kind} value={kind}>
                  {kindCalled(kind)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          {isNew && organizations.length > 1 && (
            <Field.Root name="organization" required>
              <Field.Label>{say('organization')}</Field.Label>
              <SingleSelect
                value={said.organizationUid ?? organizations[0]?.uid}
                onChange={(uid: string | number) => setSaid({ ...said, organizationUid: String(uid) })}
              >
                {organizations.map(({ uid, label }) => (
                  <SingleSelectOption key={uid} value={uid}>
                    {label}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          )}
          {!isNew && (
            <Field.Root name="ada" required hint={say('ada.hint')}>
              <Field.Label>{say('ada')}</Field.Label>
              <TextInput
                value={said.ada ?? ''}
                onChange={({ target }: { target: HTMLInputElement }) => setSaid({ ...said, ada: target.value })}
              />
              <Field.Hint />
            </Field.Root>
          )}
        </ModalForm>
      </Modal.Content>
    </Modal.Root>
  );
}
