import { Checkbox, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { styled } from 'styled-components';

import { isTogether, wordsAsked } from '../../shared/asking';
import type { Against, Standing } from '../../shared/contracts';
import type { Verb } from '../../shared/table';
import { useStandingsQuery } from '../client';
import { useWords } from '../words';
import type { OpenText } from './open-text';

/** Another language version that stands where this one stands, and what speaks against its going the same way. */
export type Beside = { language: string; against: Against[]; writtenAt: string | null };
type Question = { text: OpenText; verb: Verb | null; standing: Standing | undefined };

/** The other language versions that a verb could be done to in the same step. */
export function useBeside({ text: { version, languages }, verb, standing }: Question): Beside[] {
  const isAsked = verb !== null && standing !== undefined && isTogether(verb, standing) && languages.length > 0;
  const { type, documentId } = version;
  const { data = [] } = useStandingsQuery({ type, documentId, languages }, { skip: !isAsked });
  if (!isAsked) return [];
  const others = data.filter((other) => isTogether(verb, other.standing));
  const told = others.map(({ language, standing: { verbs, writtenAt } }) => {
    return { language, writtenAt, against: verbs.find((one) => one.verb === verb)?.against ?? [] };
  });
  return told.filter(({ against }) => !against.some(({ code }) => code === 'not-yours'));
}

/** Whether a dialog comes before the verb: because something is to be said, because it cannot be taken back, or for other languages. */
export function isAsked(verb: Verb, standing: Standing, beside: Beside[]): boolean {
  const mayGoAlong = beside.some(({ against }) => against.length === 0);
  return verb === 'publish' || wordsAsked(verb, standing.live).length > 0 || mayGoAlong;
}

const Fieldset = styled.fieldset`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
  margin: 0;
  padding: 0;
  border: 0;
`;

type Props = { beside: Beside[]; chosen: string[]; choose: (languages: string[]) => void };

/** Language versions that are ready go along when they are chosen; of the others it is told why not. */
export function Together({ beside, chosen, choose }: Props) {
  const { say } = useWords();
  if (beside.length === 0) return null;
  return (
    <Fieldset>
      <Typography tag="legend" variant="pi" fontWeight="bold" paddingBottom={2}>
        {say('together')}
      </Typography>
      {beside.map((other) => (
        <Language
          key={other.language}
          {...other}
          isChosen={chosen.includes(other.language)}
          change={(goes) => choose(goes ? [...chosen, other.language] : chosen.filter((one) => one !== other.language))}
        />
      ))}
    </Fieldset>
  );
}

function Language({
  language,
  against,
  isChosen,
  change,
}: Omit<Beside, 'writtenAt'> & { isChosen: boolean; change: (goes: boolean) => void }) {
  const { languageCalled } = useWords();
  const why = useId();
  return (
    <div>
      <Checkbox
        checked={isChosen}
        disabled={against.length > 0}
        aria-describedby={against.length > 0 ? why : undefined}
        onCheckedChange={(checked) => change(checked === true)}
      >
        {languageCalled(language)}
      </Checkbox>
      <div id={why}>
        {against.map(({ code, message }) => (
          <Typography key={`${code} ${message}`} tag="p" variant="pi" textColor="neutral700">
            {message}
          </Typography>
        ))}
      </div>
    </div>
  );
}
