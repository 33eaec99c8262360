import { useNotification } from '@strapi/strapi/admin';
import { Box, Button, Field, Flex, Modal, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';

import { type Against, ModalForm, Refusals } from '../../../panel/admin/api';
import { isAskedTwice, verbsInPlace, wordsAsked } from '../../shared/publishing/asking';
import type { PostingAnswer, Told } from '../../shared/publishing/contracts';
import type { Verb } from '../../shared/publishing/table';
import { usePostingActs } from './client';
import { useWords } from './words';

type Props = {
  posting: PostingAnswer;
  /** What was typed is saved before anything is done with it. */
  isUnsaved: boolean;
  update: (posting: PostingAnswer) => void;
  onTry: () => void;
};

const DANGEROUS: readonly Verb[] = ['discard', 'send-again'];

/** What can be done now; a greyed button keeps its place in the tab order and says why. */
export function Verbs(props: Props) {
  const { say } = useWords();
  const there = verbsInPlace(props.posting.state, props.posting.verbs);
  if (there.length === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} aria-label={say('verbs')}>
      {there.map((told) => (
        <VerbItem key={told.verb} {...told} {...props} />
      ))}
    </Flex>
  );
}

type ItemProps = Props & { verb: Verb; against: Told[] };

function VerbItem({ verb, against, posting, isUnsaved, update, onTry }: ItemProps) {
  const { say, verbCalled } = useWords();
  const { step } = usePostingActs();
  const { toggleNotification } = useNotification();
  const [isOpen, setOpen] = useState(false);
  const [isLoading, setLoading] = useState(false);
  const [refusals, setRefusals] = useState<Against[]>([]);
  const why = useId();
  const isGrey = against.length > 0 || isUnsaved;
  const reasons = verb === 'submit' ? inShort(against, say) : against.map(({ message }) => message);

  async function perform(said: object = {}) {
    setLoading(true);
    const answer = await step(posting.id, verb, { revision: posting.revision, ...said });
    setLoading(false);
    setRefusals(answer.refusals);
    if (!answer.posting) return;
    setOpen(false);
    update(answer.posting);
    toggleNotification({ type: 'success', message: say('done', { verb: verbCalled(verb) }) });
  }

  return (
    <li>
      <Button
        fullWidth
        variant={isGrey ? 'tertiary' : DANGEROUS.includes(verb) ? 'danger-light' : 'secondary'}
        aria-disabled={isGrey}
        aria-describedby={isGrey ? why : undefined}
        style={{ height: 'auto', minHeight: '3.2rem', ...(isGrey && { opacity: 0.75, cursor: 'not-allowed' }) }}
        loading={isLoading && !isOpen}
        onClick={() => (isGrey ? onTry() : isAskedTwice(verb) ? setOpen(true) : void perform())}
      >
        {verbCalled(verb)}
      </Button>
      <Box id={why}>
        {(isUnsaved && against.length === 0 ? [say('save-first')] : reasons).map((message) => (
          <Typography key={message} tag="p" variant="pi" textColor="neutral700">
            {message}
          </Typography>
        ))}
      </Box>
      {!isOpen && <Refusals of={refusals} compact />}
      {isOpen && <Asking {...{ verb, posting, isLoading, refusals, perform }} onClose={() => setOpen(false)} />}
    </li>
  );
}

/** Of many fields not each is named here again; it stands beside each. */
function inShort(against: Told[], say: (id: string, values?: Record<string, number>) => string): string[] {
  const fields = against.filter(({ field }) => field);
  const others = against.filter(({ field }) => !field).map(({ message }) => message);
  if (fields.length <= 3) return against.map(({ message }) => message);
  return [...others, say('faults', { count: fields.length })];
}

/** A revocation is asked for and makes nothing public. */
function explained(verb: Verb, { kind }: PostingAnswer): string {
  return verb === 'send' && kind === 'revocation' ? 'explained.send.revocation' : `explained.${verb}`;
}

type AskingProps = {
  verb: Verb;
  posting: PostingAnswer;
  isLoading: boolean;
  refusals: Against[];
  perform: (said?: object) => Promise<void>;
  onClose: () => void;
};

function Asking({ verb, posting, isLoading, refusals, perform, onClose }: AskingProps) {
  const { say, verbCalled } = useWords();
  const [words, setWords] = useState({ reason: '', ada: posting.candidates[0] ?? '' });
  const asked = wordsAsked(verb);
  const said = Object.fromEntries(asked.map((name) => [name, words[name]]));
  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header closeLabel={say('close')}>
          <Modal.Title>{verbCalled(verb)}</Modal.Title>
        </Modal.Header>
        <ModalForm
          act={verbCalled(verb)}
          isDangerous={DANGEROUS.includes(verb)}
          {...{ isLoading, refusals, onClose }}
          perform={() => perform(said)}
        >
          <Typography>{say(explained(verb, posting), { title: posting.title })}</Typography>
          {verb === 'send' && posting.kind === 'publication' && posting.entry && (
            <Typography>{say('explained.cited')}</Typography>
          )}
          {asked.includes('reason') && (
            <Field.Root name="reason" required>
              <Field.Label>{say('reason')}</Field.Label>
              <Textarea
                value={words.reason}
                onChange={({ target }: { target: HTMLTextAreaElement }) => setWords({ ...words, reason: target.value })}
              />
            </Field.Root>
          )}
          {asked.includes('ada') && (
            <Field.Root name="ada" required>
              <Field.Label>{say('ada')}</Field.Label>
              <TextInput
                value={words.ada}
                onChange={({ target }: { target: HTMLInputElement }) => setWords({ ...words, ada: target.value })}
              />
            </Field.Root>
          )}
        </ModalForm>
      </Modal.Content>
    </Modal.Root>
  );
}
