import { useAuth, useNotification } from '@strapi/strapi/admin';
import { Button, Flex, Modal, Status, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';

import { refusalsIn } from '../../../panel/admin/api';
import type { ShownRemark } from '../../shared/contracts';
import { type OpenVersion, useDealWithMutation, useRemarksQuery, useTakeBackMutation } from '../client';
import { MailChoice } from '../MailChoice';
import { useWords } from '../words';
import { Disclosure } from './Disclosure';
import { RemarkForm } from './RemarkForm';

const AT_ONCE = 3;

type Asking = { answering: ShownRemark | null };

/** What colleagues said of this language version to each other, the newest first; what is open is never folded away. */
export function Remarks({ version }: { version: OpenVersion }) {
  const { say } = useWords();
  const { data: answer } = useRemarksQuery(version, { refetchOnMountOrArgChange: true });
  const [asking, setAsking] = useState<Asking | null>(null);
  if (!answer) return null;
  const { data, timeZone } = answer;
  const isNear = (remark: ShownRemark, i: number) => !remark.dealt || i < AT_ONCE;
  const near = data.filter(isNear);
  const far = data.filter((remark, i) => !isNear(remark, i));
  const list = (some: ShownRemark[]) => (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={4} aria-label={say('remarks')}>
      {some.map((remark) => (
        <Item key={remark.id} {...{ remark, version, timeZone }} onAnswer={() => setAsking({ answering: remark })} />
      ))}
    </Flex>
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" variant="pi" fontWeight="bold">
        {say('remarks')}
      </Typography>
      {near.length > 0 && list(near)}
      {far.length > 0 && <Disclosure title={say('remarks.older', { count: far.length })}>{list(far)}</Disclosure>}
      <Button fullWidth size="S" variant="tertiary" onClick={() => setAsking({ answering: null })}>
        {say('remarks.new')}
      </Button>
      <MailChoice />
      <Modal.Root open={asking !== null} onOpenChange={(isOpen: boolean) => !isOpen && setAsking(null)}>
        <Modal.Content>
          <Modal.Header closeLabel={say('close')}>
            <Modal.Title>{say(asking?.answering ? 'remarks.answer' : 'remarks.new')}</Modal.Title>
          </Modal.Header>
          {asking && <RemarkForm version={version} answering={asking.answering} onClose={() => setAsking(null)} />}
        </Modal.Content>
      </Modal.Root>
    </Flex>
  );
}

type ItemProps = { remark: ShownRemark; version: OpenVersion; timeZone: string; onAnswer: () => void };

function Item({ remark, version, timeZone, onAnswer }: ItemProps) {
  const { say, moment } = useWords(timeZone);
  const heading = useId();
  const me = useAuth('Remarks', ({ user }) => user?.id);
  const { by, to, at, text, answers, dealt } = remark;
  const receiver = to && (to.id === me ? say('remarks.to-you') : say('remarks.to', { name: to.name }));
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1} style={{ overflowWrap: 'anywhere' }}>
      <Typography id={heading} tag="p" variant="pi">
        <strong>{by.name}</strong> {receiver}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        <time dateTime={at}>{moment(at)}</time>
        {answers && ` · ${say('remarks.answers', { name: answers })}`}
      </Typography>
      <Typography tag="p" variant="omega" style={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Typography>
      {dealt ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('remarks.dealt', { name: dealt.by, at: moment(dealt.at) })}
        </Typography>
      ) : (
        <Status variant="warning" size="S" style={{ alignSelf: 'flex-start' }}>
          <Typography tag="span" variant="pi" fontWeight="bold" textColor="neutral800">
            {say('remarks.open')}
          </Typography>
        </Status>
      )}
      <Acts remark={remark} version={version} onAnswer={onAnswer} described={heading} />
    </Flex>
  );
}

type ActsProps = Pick<ItemProps, 'remark' | 'version' | 'onAnswer'> & { described: string };

/** Each button says whose remark it is about to those who only hear it. */
function Acts({ remark: { id, dealt, canTakeBack }, version, onAnswer, described }: ActsProps) {
  const { say } = useWords();
  const { toggleNotification } = useNotification();
  const [dealWith, dealing] = useDealWithMutation();
  const [takeBack, taking] = useTakeBackMutation();
  const tell = (answer: object) => {
    if (!('error' in answer)) return;
    const [refusal] = refusalsIn(answer.error);
    toggleNotification({ type: 'danger', message: refusal?.message ?? '' });
  };
  const common = { size: 'S', variant: 'tertiary', 'aria-describedby': described } as const;
  return (
    <Flex gap={2} wrap="wrap" paddingTop={1}>
      {!dealt && (
        <Button {...common} loading={dealing.isLoading} onClick={() => void dealWith({ ...version, id }).then(tell)}>
          {say('remarks.deal')}
        </Button>
      )}
      <Button {...common} onClick={onAnswer}>
        {say('remarks.answer')}
      </Button>
      {canTakeBack && (
        <Button {...common} loading={taking.isLoading} onClick={() => void takeBack({ ...version, id }).then(tell)}>
          {say('remarks.take-back')}
        </Button>
      )}
    </Flex>
  );
}
