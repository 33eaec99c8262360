import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { Button, Dialog, Flex, Modal, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';

import { refusalsIn } from '../../panel/admin/api';
import type { Links, ShownLink } from '../shared/contracts';
import { useRevokeMutation, type Version } from './client';
import { GiveLink } from './GiveLink';
import { useWords } from './words';

/** Who may read this text before its hour, and who did. */
export default function LinkList({ version, links }: { version: Version; links: Links }) {
  const { say } = useWords();
  const [isGiving, setGiving] = useState(false);
  const { data, against, timeZone } = links;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {against.map(({ code, message }) => (
        <Typography key={code} variant="pi" textColor="neutral600">
          {message}
        </Typography>
      ))}
      {against.length === 0 && (
        <Modal.Root open={isGiving} onOpenChange={setGiving}>
          <Modal.Trigger>
            <Button variant="secondary" startIcon={<Plus />} fullWidth>
              {say('give')}
            </Button>
          </Modal.Trigger>
          <Modal.Content>
            <GiveLink version={version} links={links} onClose={() => setGiving(false)} />
          </Modal.Content>
        </Modal.Root>
      )}
      {data.length === 0 && <Typography variant="pi">{say('none')}</Typography>}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4} aria-label={say('title')}>
        {data.map((link) => (
          <LinkItem key={link.id} link={link} timeZone={timeZone} />
        ))}
      </Flex>
    </Flex>
  );
}

function LinkItem({ link, timeZone }: { link: ShownLink; timeZone: string }) {
  const { say, moment } = useWords(timeZone);
  const isOver = new Date(link.expiresAt) <= new Date();
  const standing = link.revokedAt
    ? say('revoked', { at: moment(link.revokedAt) })
    : say(isOver ? 'expired' : 'valid', { at: moment(link.expiresAt) });
  const lines = [
    link.email,
    standing,
    say('read', { count: link.readings, at: link.lastReadAt ? moment(link.lastReadAt) : '' }),
    say('by', { name: link.givenBy }),
  ];
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1} style={{ overflowWrap: 'anywhere' }}>
      <Typography fontWeight="bold">{link.name}</Typography>
      {lines.map((line, i) => (
        <Typography key={i} variant="pi" textColor="neutral700">
          {line}
        </Typography>
      ))}
      {!link.revokedAt && !isOver && <Revoke link={link} />}
    </Flex>
  );
}

function Revoke({ link: { id, name } }: { link: ShownLink }) {
  const { say } = useWords();
  const { toggleNotification } = useNotification();
  const [revoke] = useRevokeMutation();
  async function perform() {
    const answer = await revoke(id);
    if ('error' in answer)
      toggleNotification({
        type: 'danger',
        message: refusalsIn(answer.error)
          .map(({ message }) => message)
          .join(' '),
      });
  }
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant="danger-light" size="S" aria-label={say('revoke.of', { name })}>
          {say('revoke')}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog title={say('revoke.of', { name })} onConfirm={() => void perform()}>
        {say('revoke.sure')}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
