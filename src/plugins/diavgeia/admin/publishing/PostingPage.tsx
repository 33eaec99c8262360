import { Page } from '@strapi/strapi/admin';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { type FormEvent, useMemo, useState } from 'react';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { Refusals } from '../../../panel/admin/api';
import { pageOf } from '../../shared/citing';
import { faultsIn } from '../../shared/publishing/check';
import type { PostingAnswer, Told } from '../../shared/publishing/contracts';
import type { TypedObject } from '../../shared/publishing/field';
import { Notice } from '../Notice';
import { usePosting } from './client';
import { useDraft } from './drafting';
import { Files } from './Files';
import { FaultsContext } from './form/faults';
import { Fields } from './form/Fields';
import { ListsContext } from './form/lists';
import { Happenings } from './Happenings';
import { StateBadge } from './StateBadge';
import { Verbs } from './Verbs';
import { useWords } from './words';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
  gap: 2.4rem;
  align-items: start;
  @media (max-width: 60em) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

/** One posting: what is to be sent, what comes next and why not, and all that happened to it. */
export default function PostingPage({ id }: { id: string }) {
  const { say } = useWords();
  const { posting, isLost, update } = usePosting(id);
  if (!posting) return isLost ? <Notice>{say('lost')}</Notice> : <Page.Loading />;
  return (
    <>
      {isLost && <Notice>{say('lost')}</Notice>}
      {/* What is typed begins anew where somebody else gives the posting back. */}
      <Sheet key={posting.state === 'draft' ? 'open' : 'closed'} posting={posting} update={update} />
    </>
  );
}

type Props = { posting: PostingAnswer; update: (posting: PostingAnswer) => void };

function Sheet({ posting, update }: Props) {
  const { say } = useWords();
  const draft = useDraft(posting, update);
  const [isTried, setTried] = useState(false);
  const isClosed = posting.state !== 'draft';
  const said = isClosed ? posting.said : draft.said;
  const shown = useShown({ posting, said, isTried });
  const place = { path: '', organization: posting.organizationUid, isClosed };
  return (
    <FaultsContext.Provider value={shown}>
      <ListsContext.Provider value={posting.lists}>
        <Heading posting={posting} />
        <Columns>
          <Box
            tag="form"
            padding={5}
            background="neutral0"
            shadow="tableShadow"
            hasRadius
            aria-label={say('form')}
            onSubmit={stay}
          >
            <Fields fields={posting.fields} typed={said} place={place} change={draft.change} />
            {posting.kind !== 'revocation' && (
              <Box paddingTop={6}>
                <Files posting={posting} isClosed={isClosed} inTurn={draft.inTurn} />
              </Box>
            )}
          </Box>
          <Flex direction="column" alignItems="stretch" gap={4} padding={5} background="neutral0" shadow="tableShadow" hasRadius>
            {!isClosed && (
              <Typography role="status" variant="pi" textColor="neutral600">
                {say(`saving.${draft.saving}`)}
              </Typography>
            )}
            <Refusals of={draft.refusals} compact />
            <Verbs {...{ posting, update }} isUnsaved={!isClosed && draft.saving !== 'saved'} onTry={() => setTried(true)} />
            <Happenings posting={posting} />
          </Flex>
        </Columns>
      </ListsContext.Provider>
    </FaultsContext.Provider>
  );
}

function Heading({ posting }: { posting: PostingAnswer }) {
  const { say, kindCalled } = useWords();
  const { title, state, kind, ada, entry, note, faults } = posting;
  return (
    <>
      <Box paddingBottom={4}>
        <Link tag={NavLink} to="/plugins/diavgeia/postings">
          {say('all')}
        </Link>
        <Flex gap={3} wrap="wrap" paddingTop={2}>
          <Typography variant="beta" tag="h2" style={{ overflowWrap: 'anywhere' }}>
            {title || say('untitled')}
          </Typography>
          <StateBadge state={state} />
        </Flex>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[kindCalled(kind), ada && `ΑΔΑ ${ada}`].filter(Boolean).join(' · ')}
        </Typography>
        <Flex gap={4} wrap="wrap">
          {entry && <EntryLink entry={entry} />}
          {ada && (
            <Link href={pageOf(ada)} isExternal>
              {say('at-portal')}
            </Link>
          )}
        </Flex>
      </Box>
      {note && state === 'draft' && <Notice>{say('returned', { reason: note })}</Notice>}
      {faults.some(({ code }) => code === 'portal-silent') && <Notice>{say('no-form')}</Notice>}
    </>
  );
}

const stay = (event: FormEvent) => event.preventDefault();

function EntryLink({ entry }: { entry: NonNullable<PostingAnswer['entry']> }) {
  const { say, typeCalled } = useWords();
  const query = entry.language ? `?plugins[i18n][locale]=${entry.language}` : '';
  return (
    <Link tag={NavLink} to={`/content-manager/collection-types/${entry.type}/${entry.documentId}${query}`}>
      {say('entry.from', { type: typeCalled(entry.type), title: entry.title })}
    </Link>
  );
}

type Showing = { posting: PostingAnswer; said: TypedObject; isTried: boolean };

/** The same rules as the server's, at once; of what only the server knows, what it said when it was last saved. */
function useShown({ posting, said, isTried }: Showing) {
  const { language } = useWords();
  return useMemo(() => {
    const told = posting.told;
    if (posting.state !== 'draft') return { faults: [], told, isTried };
    const isOwn = posting.kind === 'publication' || posting.kind === 'revocation';
    if (!isOwn) return { faults: posting.faults, told, isTried };
    const knows = (list: string, uid: string) => {
      const known = posting.lists[list];
      return known?.isWhole ? known.items.some((item) => item.uid === uid) : undefined;
    };
    const now = { organization: posting.organizationUid, today: new Date().toISOString().slice(0, 10), knows };
    const own = faultsIn(posting.fields, said, now).map(({ code, says, field }): Told => ({
      code,
      message: says[language],
      ...(field && { field }),
    }));
    const remote = posting.faults.filter(
      ({ field = '', code }) => code === 'not-in-list' || /^(document|attachments)/.test(field),
    );
    return { faults: [...own, ...remote.filter((one) => !own.some(({ field }) => field === one.field))], told, isTried };
  }, [posting, said, isTried, language]);
}
