import { Button, Flex, Modal } from '@strapi/design-system';
import type { FormEvent, ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { type Against, Refusals } from './refusals';

/** A long form scrolls between its title and its buttons. */
const Form = styled.form`
  display: flex;
  flex-direction: column;
  min-height: 0;
`;

type Props = {
  /** What the button that does it says. */
  act: string;
  isDangerous?: boolean;
  /** The browser itself says what is missing, before the server is asked. */
  isCheckedFirst?: boolean;
  isLoading: boolean;
  refusals: Against[];
  perform: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
};

/** Asks for something in a dialog; what the server says against it stands in the same place. */
export function ModalForm({ act, isDangerous, isCheckedFirst, isLoading, refusals, perform, onClose, children }: Props) {
  const { formatMessage } = useIntl();
  function submit(event: FormEvent) {
    event.preventDefault();
    // The dialog may belong to the content manager's form, which would take itself as submitted.
    event.stopPropagation();
    void perform();
  }
  return (
    <Form onSubmit={submit} noValidate={!isCheckedFirst}>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {children}
          <Refusals of={refusals} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {formatMessage({ id: 'app.components.Button.cancel', defaultMessage: 'Cancel' })}
        </Button>
        <Button type="submit" loading={isLoading} variant={isDangerous ? 'danger' : 'default'}>
          {act}
        </Button>
      </Modal.Footer>
    </Form>
  );
}
