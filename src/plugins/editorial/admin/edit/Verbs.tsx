import { useNotification } from '@strapi/strapi/admin';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';

import { Refusals, refusalsIn } from '../../../panel/admin/api';
import { isInPlace, nextVerb, waitsForWriter } from '../../shared/asking';
import type { Against, Standing } from '../../shared/contracts';
import type { Verb } from '../../shared/table';
import { useActMutation } from '../client';
import { useWords } from '../words';
import { Disclosure } from './Disclosure';
import { type OpenText, seenIn } from './open-text';
import { isAsked, useBeside } from './Together';
import VerbForm from './VerbForm';

type Props = { text: OpenText; standing: Standing; isChanged: boolean };
type Told = { verb: Verb; against: Against[] };

/** The acts that are in place, with what speaks against them; the others one step away, with the reason as well. */
export function Verbs({ text, standing, isChanged }: Props) {
  const { say, verbCalled } = useWords();
  const place = { ...standing, hasForced: standing.forced !== null && !standing.forced.isCountersigned };
  const isNear = ({ verb, against }: Told) => isInPlace(verb, place) && !against.some(({ code }) => code === 'not-yours');
  // The next one is the form's main button already, right above.
  const waiting = { ...standing, isOwn: text.isOwn };
  const next = nextVerb(waiting);
  const near = standing.verbs.filter((told) => isNear(told) && told.verb !== next);
  const far = standing.verbs.filter((told) => !isNear(told));
  const shown = (told: Told) => <VerbItem key={told.verb} {...told} text={text} standing={standing} isChanged={isChanged} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {next && <Typography variant="pi">{say('next', { verb: verbCalled(next), so: say(`explained.${next}`) })}</Typography>}
      {waitsForWriter(waiting) && <Typography variant="pi">{say('next.writer')}</Typography>}
      {near.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} aria-label={say('verbs')}>
          {near.map(shown)}
        </Flex>
      )}
      {near.length === 0 && !next && <Typography variant="pi">{say('verbs.none')}</Typography>}
      {far.length > 0 && (
        <Disclosure title={say('verbs.others')}>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
            {far.map(shown)}
          </Flex>
        </Disclosure>
      )}
    </Flex>
  );
}

type ItemProps = Told & Props;

/** Does a verb: at once, or after its dialog; what the server says against it is kept. */
function useVerb({ verb, against, text, standing }: Omit<ItemProps, 'isChanged'>) {
  const { say, verbCalled } = useWords();
  const { toggleNotification } = useNotification();
  const [act, { isLoading }] = useActMutation();
  const [isOpen, setOpen] = useState(false);
  const [refusals, setRefusals] = useState<Against[]>([]);
  const beside = useBeside({ text, verb: against.length === 0 ? verb : null, standing });
  async function perform() {
    setRefusals([]);
    if (isAsked(verb, standing, beside)) return setOpen(true);
    const answer = await act({ ...text.version, verb, said: { seen: seenIn(text) } });
    if ('error' in answer) setRefusals(refusalsIn(answer.error));
    else toggleNotification({ type: 'success', message: say('done', { verb: verbCalled(verb) }) });
  }
  return { perform, isLoading, refusals, isOpen, setOpen };
}

/** A greyed button keeps its place in the tab order, so that whoever comes to it hears why. */
function VerbItem({ verb, against, text, standing, isChanged }: ItemProps) {
  const { say, verbCalled } = useWords();
  const { perform, isLoading, refusals, isOpen, setOpen } = useVerb({ verb, against, text, standing });
  const why = useId();
  const isGrey = against.length > 0 || isChanged;
  return (
    <li>
      <Button
        fullWidth
        size="S"
        variant={isGrey ? 'tertiary' : 'secondary'}
        aria-disabled={isGrey}
        aria-describedby={isGrey ? why : undefined}
        style={{ height: 'auto', minHeight: '3.2rem', ...(isGrey && { opacity: 0.75, cursor: 'not-allowed' }) }}
        loading={isLoading}
        onClick={() => (isGrey ? undefined : void perform())}
      >
        {verbCalled(verb)}
      </Button>
      <Box id={why} paddingTop={against.length > 0 ? 1 : 0}>
        {against.map(({ code, message }) => (
          <Typography key={`${code} ${message}`} tag="p" variant="pi" textColor="neutral700">
            {message}
          </Typography>
        ))}
        {against.length === 0 && isChanged && <Typography variant="pi">{say('save-first')}</Typography>}
      </Box>
      <Refusals of={refusals} compact />
      <Modal.Root open={isOpen} onOpenChange={setOpen}>
        <Modal.Content>
          <Modal.Header closeLabel={say('close')}>
            <Modal.Title>{verbCalled(verb)}</Modal.Title>
          </Modal.Header>
          <VerbForm text={text} verb={verb} onClose={() => setOpen(false)} />
        </Modal.Content>
      </Modal.Root>
    </li>
  );
}
