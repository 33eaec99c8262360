import { Badge, Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { pageOf } from '../../shared/citing';
import type { ActLine } from '../../shared/contracts';
import { TYPES } from '../../shared/types';
import { useWords } from '../words';

/** One act: what, when, of whom, in what state, and how much of it the public sees. */
export function ActItem({ act }: { act: ActLine }) {
  const { say, day, euros } = useWords();
  const { ada, documentId, subject, issueDate, typeUid, status, amount, exposure, units } = act;
  const about = [
    ada,
    issueDate && day(issueDate),
    typeUid && `${typeUid} ${TYPES[typeUid] ?? ''}`.trim(),
    units.join(', '),
    amount !== null && euros(amount),
  ];
  return (
    <Box tag="li" padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Box minWidth={0} flex="1 1 30rem">
          <Link tag={NavLink} to={`/content-manager/collection-types/api::decision.decision/${documentId}`}>
            {subject ?? say('acts.without-subject')}
          </Link>
          <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {about.filter(Boolean).join(' · ')}
          </Typography>
        </Box>
        <Flex gap={2} wrap="wrap">
          {status !== 'published' && (
            <Badge backgroundColor="danger100" textColor="danger700">
              {say(`status.${status}`)}
            </Badge>
          )}
          <Badge
            backgroundColor={exposure === 'public' ? 'success100' : 'neutral150'}
            textColor={exposure === 'public' ? 'success700' : 'neutral800'}
          >
            {say(`exposure.${exposure}`)}
          </Badge>
          <Link href={pageOf(ada)} isExternal>
            {say('acts.portal')}
          </Link>
        </Flex>
      </Flex>
    </Box>
  );
}
