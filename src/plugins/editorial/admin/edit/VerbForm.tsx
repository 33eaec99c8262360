import { useNotification } from '@strapi/strapi/admin';
import { Button, Checkbox, Field, Flex, Modal, Radio, Textarea, TextInput, Typography } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { styled } from 'styled-components';

import { instantsIn, isInPlace, wordsAsked } from '../../shared/asking';
import type { Against, Said, Standing } from '../../shared/contracts';
import { onTheWall } from '../../shared/days';
import type { Verb } from '../../shared/table';
import { refusalsIn, useActMutation, useStandingQuery, type Version } from '../client';
import { Refusals } from '../Refusals';
import { useWords } from '../words';
import { Target } from './Target';

const Form = styled.form`
  display: flex;
  flex-direction: column;
  min-height: 0;
`;

type Props = { version: Version; verb: Verb; onClose: () => void };
type Words = Omit<Said, 'locale'>;

/** Asks what a verb needs to be told; what the server says against it stands in the same place. */
export default function VerbForm({ version, verb, onClose }: Props) {
  const { data: standing } = useStandingQuery(version);
  return standing ? <Asking version={version} verb={verb} onClose={onClose} standing={standing} /> : null;
}

function Asking({ version, verb, onClose, standing }: Props & { standing: Standing }) {
  const { say, verbCalled } = useWords();
  const { toggleNotification } = useNotification();
  const [act, { isLoading }] = useActMutation();
  const [words, setWords] = useState<Words>(() => startingWith(verb, standing));
  const [languages, setLanguages] = useState<string[]>([]);
  const [refusals, setRefusals] = useState<Against[]>([]);
  const change = (changed: Words) => setWords((before) => ({ ...before, ...changed }));

  async function perform(event: FormEvent) {
    event.preventDefault();
    // The dialog belongs to the content manager's form, which would take itself as submitted.
    event.stopPropagation();
    const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== '' && value !== undefined));
    const answer = await act({ ...version, verb, said, languages });
    if ('error' in answer) return setRefusals(refusalsIn(answer.error));
    toggleNotification({ type: 'success', message: say('done', { verb: verbCalled(verb) }) });
    onClose();
  }

  return (
    <Form onSubmit={(event) => void perform(event)} noValidate>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography>{say(`explained.${verb}`)}</Typography>
          <Asked verb={verb} version={version} standing={standing} words={words} refusals={refusals} change={change} />
          <Languages verb={verb} standing={standing} chosen={languages} choose={setLanguages} />
          <Refusals of={refusals} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button type="submit" loading={isLoading} variant={TAKES_BACK.includes(verb) ? 'danger' : 'default'}>
          {verbCalled(verb)}
        </Button>
      </Modal.Footer>
    </Form>
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

type LanguagesProps = { verb: Verb; standing: Standing; chosen: string[]; choose: (languages: string[]) => void };

/** Other language versions that stand where this one stands can go the same way in one step. */
function Languages({ verb, standing, chosen, choose }: LanguagesProps) {
  const { say, languageCalled } = useWords();
  const ready = standing.others.filter((other) => isInPlace(verb, { ...other, hasForced: false }));
  if (verb !== 'publish' || ready.length === 0) return null;
  return (
    <Flex tag="fieldset" direction="column" alignItems="stretch" gap={2}>
      <Typography tag="legend" variant="pi" fontWeight="bold">
        {say('together')}
      </Typography>
      {ready.map(({ language }) => (
        <Checkbox
          key={language}
          checked={chosen.includes(language)}
          onCheckedChange={(checked) =>
            choose(checked === true ? [...chosen, language] : chosen.filter((one) => one !== language))
          }
        >
          {languageCalled(language)}
        </Checkbox>
      ))}
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
