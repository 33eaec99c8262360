import { Button, Link, Modal, Typography, VisuallyHidden } from '@strapi/design-system';
import { type KeyboardEvent, useState } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { Dated } from '../../shared/contracts';
import { onTheWall, plusDays } from '../../shared/days';
import { formOf } from '../client';
import VerbForm from '../edit/VerbForm';
import { useWords } from '../words';
import type { Move } from './move';

const EDGE = { due: 'primary600', out: 'success600', embargo: 'warning600' } as const;

const Card = styled.li<{ $kind: Dated['kind'] }>`
  padding: 0.4rem 0.8rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  border-left: 3px ${({ $kind }) => ($kind === 'due' ? 'dashed' : 'solid')} ${({ theme, $kind }) => theme.colors[EDGE[$kind]]};
  background: ${({ theme }) => theme.colors.neutral100};
  overflow-wrap: anywhere;
  &[draggable='true'] {
    cursor: grab;
  }
`;

/** In a month there is room for two lines of a title. */
const Title = styled.div<{ $isShort: boolean }>`
  ${({ $isShort }) =>
    $isShort &&
    `a { display: block; }
     a span {
       display: -webkit-box;
       -webkit-box-orient: vertical;
       -webkit-line-clamp: 2;
       overflow: hidden;
       font-size: 1.2rem;
       line-height: 1.4;
     }`}
`;

type Props = { item: Dated; timeZone: string; move: Move; isShort?: boolean };
/** How far each key moves what is scheduled, in days. */
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** One thing on a day. What is scheduled can be drawn to another day, moved with Alt and an arrow, or by its dialog. */
export function Item({ item, timeZone, move, isShort = false }: Props) {
  const { say, hour, typeCalled, languageCalled } = useWords(timeZone);
  const canMove = item.move !== null;
  const kind = say(`dated.${item.kind}`);
  function step(event: KeyboardEvent) {
    const days = STEPS[event.key];
    if (!canMove || !event.altKey || days === undefined) return;
    event.preventDefault();
    void move(item, plusDays(onTheWall(item.at, timeZone).slice(0, 10), days));
  }
  return (
    <Card
      $kind={item.kind}
      draggable={canMove}
      onDragStart={({ dataTransfer }) => dataTransfer.setData('text/plain', keyOf(item))}
      onKeyDown={step}
    >
      <Typography tag="p" variant="pi" textColor="neutral700">
        <time dateTime={item.at}>{hour(item.at)}</time>
        {isShort && ` ${item.language.toUpperCase()}`}
        {isShort && item.kind === 'out' ? <VisuallyHidden>{kind}</VisuallyHidden> : ` · ${kind}`}
      </Typography>
      <Title $isShort={isShort} title={isShort ? item.title : undefined}>
        <Link tag={NavLink} to={formOf(item)} aria-keyshortcuts={canMove ? 'Alt+ArrowLeft Alt+ArrowRight' : undefined}>
          {item.title}
        </Link>
      </Title>
      {!isShort && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[typeCalled(item.type), languageCalled(item.language), item.body?.name].filter(Boolean).join(' · ')}
        </Typography>
      )}
      {canMove && <MoveButton item={item} />}
    </Card>
  );
}

export function keyOf({ kind, type, documentId, language, at }: Dated): string {
  return [kind, type, documentId, language, at].join(' ');
}

function MoveButton({ item }: { item: Dated }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const version = { type: item.type, documentId: item.documentId, locale: item.language };
  const text = { version, languages: [], isOwn: false, writtenAt: undefined };
  return (
    <Modal.Root open={isOpen} onOpenChange={setOpen}>
      <Modal.Trigger>
        <Button variant="ghost" size="S" aria-label={say('move.title', { title: item.title })}>
          {say('move')}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header closeLabel={say('close')}>
          <Modal.Title>{say('move.title', { title: item.title })}</Modal.Title>
        </Modal.Header>
        <VerbForm text={text} verb="schedule" onClose={() => setOpen(false)} />
      </Modal.Content>
    </Modal.Root>
  );
}
