import { useNotification } from '@strapi/strapi/admin';
import { Checkbox, Field, Flex, Radio, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { ModalForm, refusalsIn } from '../../../panel/admin/api';
import { instantsIn, wordsAsked } from '../../shared/asking';
import type { Against, Said, Standing } from '../../shared/contracts';
import { onTheWall } from '../../shared/days';
import type { Verb } from '../../shared/table';
import { useActMutation, useStandingQuery, type Version } from '../client';
import { useWords } from '../words';
import { type OpenText, seenIn } from './open-text';
import { Target } from './Target';
import { Together, useBeside } from './Together';

type Props = { text: OpenText; verb: Verb; onClose: () => void };
type Words = Omit<Said, 'locale'>;

/** Asks what a verb needs to be told; what the server says against it stands in the same place. */
export default function VerbForm({ text, verb, onClose }: Props) {
  const { data: standing } = useStandingQuery(text.version);
  return standing ? <Asking text={text} verb={verb} onClose={onClose} standing={standing} /> : null;
}

function Asking({ text, verb, onClose, standing }: Props & { standing: Standing }) {
  const { version } = text;
  const { say, verbCalled } = useWords();
  const { toggleNotification } = useNotification();
  const [act, { isLoading }] = useActMutation();
  const [words, setWords] = useState<Words>(() => startingWith(verb, standing));
  const [languages, setLanguages] = useState<string[]>([]);
  const [refusals, setRefusals] = useState<Against[]>([]);
  const beside = useBeside({ text, verb, standing });
  const change = (changed: Words) => setWords((before) => ({ ...before, ...changed }));

  async function perform() {
    const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== '' && value !== undefined));
    const answer = await act({ ...version, verb, said: { ...said, seen: seenIn(text, beside) }, languages });
    if ('error' in answer) return setRefusals(refusalsIn(answer.error));
    toggleNotification({ type: 'success', message: say('done', { verb: verbCalled(verb) }) });
    onClose();
  }

  return (
    <ModalForm act={verbCalled(verb)} isDangerous={TAKES_BACK.includes(verb)} {...{ isLoading, refusals, perform, onClose }}>
      <Typography>{say(`explained.${verb}`)}</Typography>
      <Asked verb={verb} version={version} standing={standing} words={words} refusals={refusals} change={change} />
      <Together beside={beside} chosen={languages} choose={setLanguages} />
    </ModalForm>
  );
}

const TAKES_BACK: readonly Verb[] = ['return', 'withdraw', 'unpublish', 'force-publish'];

type AskedProps = {
  verb: Verb;
  version: Version;
  standing: Standing;
  words: Words;
  refusals: Against[];
  change: (words: Words) => void;
};

function Asked({ verb, version, standing, words, refusals, change }: AskedProps) {
  const { say } = useWords();
  const asked = wordsAsked(verb, standing.live);
  return (
    <>
      {asked.includes('at') && <When words={words} refusals={refusals} timeZone={standing.timeZone} change={change} />}
      {asked.includes('target') && <Target version={version} words={words} change={change} />}
      {asked.includes('note') && (
        <>
          <Written name="note" value={words.note} change={(note) => change({ note })} />
          <Field.Root name="major" hint={say('major.hint')}>
            <Checkbox checked={words.major ?? true} onCheckedChange={(checked) => change({ major: checked === true })}>
              {say('major')}
            </Checkbox>
            <Field.Hint />
          </Field.Root>
        </>
      )}
      {asked.includes('reason') && <Written name="reason" value={words.reason} change={(reason) => change({ reason })} />}
    </>
  );
}

function Written({ name, value = '', change }: { name: 'note' | 'reason'; value?: string; change: (value: string) => void }) {
  const { say } = useWords();
  return (
    <Field.Root name={name} required hint={say(`${name}.hint`)}>
      <Field.Label>{say(name)}</Field.Label>
      <Textarea value={value} onChange={({ target }: { target: HTMLTextAreaElement }) => change(target.value)} />
      <Field.Hint />
    </Field.Root>
  );
}

type WhenProps = { words: Words; refusals: Against[]; timeZone: string; change: (words: Words) => void };

/** Day and hour on the office's wall clock; of the hour that comes twice the person chooses one. */
function When({ words, refusals, timeZone, change }: WhenProps) {
  const { say, told } = useWords(timeZone);
  const choice = refusals.filter(({ code }) => code === 'hour-comes-twice').flatMap(({ message }) => instantsIn(message));
  const local = words.at?.slice(0, 16) ?? '';
  const named = told({ dateStyle: 'medium', timeStyle: 'long' });
  const { told: asWritten } = useWords('UTC');
  const isWhole = local.length === 16 && !Number.isNaN(Date.parse(`${local}Z`));
  const inWords = isWhole ? asWritten({ dateStyle: 'full', timeStyle: 'short' })(`${local}Z`) : '';
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root name="at" required hint={[inWords, say('at.hint', { timeZone })].filter(Boolean).join(' · ')}>
        <Field.Label>{say('at')}</Field.Label>
        <TextInput
          type="datetime-local"
          value={local}
          onChange={({ target }: { target: HTMLInputElement }) => change({ at: target.value })}
        />
        <Field.Hint />
      </Field.Root>
      {choice[0]?.startsWith(local) && (
        <Radio.Group value={words.at ?? ''} onValueChange={(at) => change({ at })} aria-label={say('at.which')}>
          {choice.map((at, i) => (
            <Radio.Item key={at} value={at}>
              {say(i === 0 ? 'at.first' : 'at.second', { at: named(at) })}
            </Radio.Item>
          ))}
        </Radio.Group>
      )}
    </Flex>
  );
}

function startingWith(verb: Verb, { live, dueAt, timeZone }: Standing): Words {
  const asked = wordsAsked(verb, live);
  return {
    ...(asked.includes('note') && { major: true }),
    ...(asked.includes('at') && dueAt && { at: onTheWall(dueAt, timeZone) }),
  };
}
