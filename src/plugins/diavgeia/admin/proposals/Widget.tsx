import { Widget } from '@strapi/strapi/admin';
import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { useWords } from '../words';
import { useProposals } from './client';

const AT_ONCE = 5;

/** On the first page: what the portal's new acts suggest. */
export default function ProposalsWidget() {
  const { say, day } = useWords();
  const { answer, isLost } = useProposals({ state: 'open' });
  if (isLost) return <Widget.Error />;
  if (!answer) return <Widget.Loading />;
  if (answer.data.length === 0) return <Widget.NoData>{say('proposals.none.open')}</Widget.NoData>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {answer.data.slice(0, AT_ONCE).map(({ ada, subject, issueDate, units }) => (
          <li key={ada}>
            <Typography tag="p" style={{ overflowWrap: 'anywhere' }}>
              {subject ?? ada}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {[ada, issueDate && day(issueDate), ...units].filter(Boolean).join(' · ')}
            </Typography>
          </li>
        ))}
      </Flex>
      <Link tag={NavLink} to="/plugins/diavgeia/proposals">
        {say('proposals.go', { count: answer.open })}
      </Link>
    </Flex>
  );
}
