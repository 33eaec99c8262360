import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink, useNavigate } from 'react-router-dom';

import { type Against, Refusals } from '../../../panel/admin/api';
import { type PostingEntry, usePostingActs, usePostings } from './client';
import { StateBadge } from './StateBadge';
import { useWords } from './words';

/** What was posted from this entry, and the way to post it. */
export default function EntryPostings({ entry }: { entry: PostingEntry }) {
  const { say, kindCalled } = useWords();
  const navigate = useNavigate();
  const { begin } = usePostingActs();
  const { answer } = usePostings({ entry: entry.documentId, page: 1 });
  const [isLoading, setLoading] = useState(false);
  const [refusals, setRefusals] = useState<Against[]>([]);

  async function start() {
    setLoading(true);
    const { posting, refusals: against } = await begin({ kind: 'publication', entry });
    setLoading(false);
    setRefusals(against);
    if (posting) navigate(`/plugins/diavgeia/postings/${posting.id}`);
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {answer?.data.length === 0 && <Typography variant="pi">{say('panel.none')}</Typography>}
      {answer?.data.map(({ id, kind, state, ada }) => (
        <Flex key={id} gap={2} wrap="wrap">
          <Link tag={NavLink} to={`/plugins/diavgeia/postings/${id}`}>
            {ada ?? kindCalled(kind)}
          </Link>
          <StateBadge state={state} />
        </Flex>
      ))}
      {answer && !answer.publishing.isOn && <Typography variant="pi">{say('off')}</Typography>}
      {answer?.publishing.isOn && (
        <Button variant="secondary" fullWidth loading={isLoading} onClick={() => void start()}>
          {say('panel.begin')}
        </Button>
      )}
      <Refusals of={refusals} compact />
    </Flex>
  );
}
