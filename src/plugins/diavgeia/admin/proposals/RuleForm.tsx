import { Field, MultiSelect, MultiSelectOption, TextInput } from '@strapi/design-system';
import { useState } from 'react';

import { type Against, ChosenField, ModalForm } from '../../../panel/admin/api';
import { EVENT_KINDS, type Makes, MAKES, RELEASE_KINDS, type Rule } from '../../shared/suggesting';
import { toAda } from '../../shared/ada';
import { useWords } from '../words';

export type Ruling = Omit<Rule, 'id'> & { id?: number };
type Props = {
  given: Ruling;
  units: { uid: string; label: string }[];
  refusals: Against[];
  onSave: (rule: Ruling) => Promise<void>;
  onClose: () => void;
};

/** What a rule asks of an act, and what the act becomes. */
export function RuleForm({ given, units, refusals, onSave, onClose }: Props) {
  const { say } = useWords();
  const [rule, setRule] = useState(given);
  const [isLoading, setLoading] = useState(false);
  const change = (part: Partial<Ruling>) => setRule((before) => ({ ...before, ...part }));
  return (
    <ModalForm
      act={say('rules.save')}
      isLoading={isLoading}
      refusals={refusals}
      onClose={onClose}
      perform={async () => {
        setLoading(true);
        await onSave(rule).finally(() => setLoading(false));
      }}
    >
      <Field.Root name="name" hint={given.code ? say('rules.name-hint') : undefined} required={!given.code}>
        <Field.Label>{say('rules.name')}</Field.Label>
        <TextInput
          value={rule.name}
          maxLength={100}
          required={!given.code}
          onChange={({ target }: { target: HTMLInputElement }) => change({ name: target.value })}
        />
        <Field.Hint />
      </Field.Root>
      <Words
        name="types"
        value={rule.types}
        onChange={(types) => change({ types: types.map((type) => (/^[\d.]+$/.test(type) ? type : toAda(type))) })}
      />
      <Units given={units} value={rule.units} onChange={(chosen) => change({ units: chosen })} />
      <Words name="words" value={rule.words} onChange={(words) => change({ words })} />
      <Words name="notWords" value={rule.notWords} onChange={(notWords) => change({ notWords })} />
      <Becomes rule={rule} onChange={change} />
    </ModalForm>
  );
}

type UnitsProps = { given: Props['units']; value: string[]; onChange: (value: string[]) => void };

/** The portal's units; words by which a unit is found stand among them as they are. */
function Units({ given, value, onChange }: UnitsProps) {
  const { say } = useWords();
  const byWords = value.filter((unit) => !given.some(({ uid }) => uid === unit));
  const offered = [...given, ...byWords.map((unit) => ({ uid: unit, label: unit }))];
  return (
    <Field.Root name="units" hint={say('rules.units-hint')}>
      <Field.Label>{say('rules.units')}</Field.Label>
      <MultiSelect withTags value={value} placeholder={say('rules.any-unit')} onChange={onChange}>
        {offered.map(({ uid, label }) => (
          <MultiSelectOption key={uid} value={uid}>
            {label}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      <Field.Hint />
    </Field.Root>
  );
}

function Becomes({ rule, onChange }: { rule: Ruling; onChange: (part: Partial<Ruling>) => void }) {
  const { say } = useWords();
  const kinds: readonly string[] = rule.makes === 'release' ? RELEASE_KINDS : EVENT_KINDS;
  return (
    <>
      <ChosenField
        name="makes"
        label={say('rules.makes')}
        value={rule.makes}
        any=""
        options={MAKES.map((value) => ({ value, name: say(`rules.makes.${value}`) }))}
        onChange={(makes) => onChange({ makes: makes as Makes, kind: makes === 'release' ? 'announcement' : 'other' })}
      />
      <ChosenField
        name="kind"
        label={say('rules.kind')}
        value={rule.kind}
        any=""
        options={kinds.map((value) => ({ value, name: say(`kind.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
    </>
  );
}

type WordsProps = { name: 'types' | 'words' | 'notWords'; value: string[]; onChange: (value: string[]) => void };

/** A list in one line; what is typed is kept as long as it means the list, so that a comma can be typed at all. */
function Words({ name, value, onChange }: WordsProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState(value.join(', '));
  return (
    <Field.Root name={name} hint={say(`rules.${name}-hint`)}>
      <Field.Label>{say(`rules.${name}`)}</Field.Label>
      <TextInput
        value={typed}
        onChange={({ target }: { target: HTMLInputElement }) => {
          setTyped(target.value);
          onChange(
            target.value
              .split(',')
              .map((word) => word.trim())
              .filter(Boolean),
          );
        }}
      />
      <Field.Hint />
    </Field.Root>
  );
}
