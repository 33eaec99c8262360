import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';

import { useWords } from '../words';
import type { Answering } from './answering';
import type { Answer } from './client';

type Props = {
  isOpen: boolean;
  all: string[];
  chosen: string[];
  onChoose: (adas: string[]) => void;
  onSay: (adas: string[], said: Answer) => void;
} & Pick<Answering, 'last' | 'progress'>;

/** What is done with several proposals at once. */
export function Toolbar({ isOpen, all, chosen, onChoose, onSay, last, progress }: Props) {
  const { say } = useWords();
  const isAll = chosen.length === all.length;
  const count = chosen.length;
  const isNone = count === 0;
  return (
    <Flex gap={3} wrap="wrap" alignItems="center">
      <Checkbox checked={isAll ? true : isNone ? false : 'indeterminate'} onCheckedChange={() => onChoose(isAll ? [] : all)}>
        {say('proposals.all')}
      </Checkbox>
      {isOpen ? (
        <>
          <Button disabled={isNone} loading={progress !== null} onClick={() => onSay(chosen, 'yes')}>
            {say('proposals.yes-to', { count })}
          </Button>
          <Button variant="tertiary" disabled={isNone || progress !== null} onClick={() => onSay(chosen, 'no')}>
            {say('proposals.no-to', { count })}
          </Button>
        </>
      ) : (
        <Button variant="tertiary" disabled={isNone} onClick={() => onSay(chosen, 'undo')}>
          {say('proposals.undo-to', { count })}
        </Button>
      )}
      {isOpen && <UndoLast last={last} onSay={onSay} />}
      {progress && progress.of > 1 && <Typography role="status">{say('proposals.progress', progress)}</Typography>}
    </Flex>
  );
}

export function UndoLast({ last, onSay }: Pick<Props, 'last' | 'onSay'>) {
  const { say } = useWords();
  if (last.length === 0) return null;
  return (
    <Button variant="secondary" onClick={() => onSay(last, 'undo')}>
      {say('proposals.undo-last')}
    </Button>
  );
}
