import { Page, useNotification, useRBAC } from '@strapi/strapi/admin';
import { Box, Button, Flex, ProgressBar, TextInput, Typography, Field } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';

import { type Against, Refusals, refusalsIn } from '../../../panel/admin/api';
import type { ExposureLine, ExposuresAnswer } from '../../shared/contracts';
import type { Exposure } from '../../shared/exposure';
import { KEEP } from '../../shared/names';
import { Notice } from '../Notice';
import { useWords } from '../words';
import { useExposures } from './client';
import { ExposureTable } from './ExposureTable';

const KINDS: ExposureLine['kind'][] = ['pattern', 'type', 'act'];

/** What of an act the public sees: the office's table. */
export default function ExposuresTab() {
  const { say, number } = useWords();
  const { answer, isLost, decide } = useExposures();
  const { allowedActions } = useRBAC([{ action: KEEP, subject: null }]);
  const { toggleNotification } = useNotification();
  if (isLost && !answer) return <Notice>{say('lost')}</Notice>;
  if (!answer) return <Page.Loading />;
  const { counts } = answer;
  async function change(subject: string, exposure: Exposure | null) {
    await decide(subject, exposure).catch((fault: unknown) =>
      toggleNotification({ type: 'danger', message: refusalsIn(fault)[0]?.message ?? '' }),
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Typography>{say('exposures.explained')}</Typography>
      <Typography>
        {say('exposures.counts', { public: number(counts.public), masked: number(counts.masked), hidden: number(counts.hidden) })}
      </Typography>
      <Progress progress={answer.progress} />
      {KINDS.map((kind) => (
        <ExposureTable
          key={kind}
          kind={kind}
          lines={answer.data.filter((line) => line.kind === kind)}
          onChange={allowedActions.canKeep ? change : undefined}
        />
      ))}
      {allowedActions.canKeep && <OneAct decide={decide} />}
    </Flex>
  );
}

function Progress({ progress }: Pick<ExposuresAnswer, 'progress'>) {
  const { say, number } = useWords();
  if (!progress || progress.endedAt) return null;
  const told = say('exposures.progress', {
    done: number(progress.done),
    total: number(progress.total),
    changed: number(progress.changed),
  });
  return (
    <Box role="status">
      <Typography tag="p">{told}</Typography>
      <ProgressBar value={Math.round((100 * progress.done) / Math.max(1, progress.total))} aria-label={told} />
    </Box>
  );
}

/** Hides one act, which then can be decided on in the table. */
function OneAct({ decide }: { decide: (subject: string, exposure: Exposure | null) => Promise<void> }) {
  const { say } = useWords();
  const [ada, setAda] = useState('');
  const [refusals, setRefusals] = useState<Against[]>([]);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setRefusals([]);
    try {
      await decide(ada, 'hidden');
      setAda('');
    } catch (fault) {
      setRefusals(refusalsIn(fault));
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Flex alignItems="flex-end" gap={2} wrap="wrap">
        <Field.Root name="ada">
          <Field.Label>{say('exposures.ada')}</Field.Label>
          <TextInput value={ada} onChange={({ target }: { target: HTMLInputElement }) => setAda(target.value)} required />
        </Field.Root>
        <Button type="submit" variant="secondary" disabled={ada.trim() === ''}>
          {say('exposures.hide')}
        </Button>
      </Flex>
      <Refusals of={refusals} />
    </form>
  );
}
