import { Widget } from '@strapi/strapi/admin';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { useMirrors } from '../mirror/client';
import { useWords } from '../words';

/** How far the copies are, and whether one needs somebody. */
export function MirrorWidget() {
  const { answer, isLost } = useMirrors();
  const { say, organization, moment, number } = useWords(answer?.timeZone);
  if (isLost && !answer) return <Widget.Error />;
  if (!answer) return <Widget.Loading />;
  if (answer.data.length === 0) return <Widget.NoData>{say('widget.none')}</Widget.NoData>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {answer.data.map(({ organizationUid, name, acts, asOf, fault, open, failures }) => (
        <Box tag="li" key={organizationUid}>
          <Link tag={NavLink} to="/plugins/diavgeia/mirror">
            {organization(organizationUid, name)}
          </Link>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {say('mirror.acts', { acts: number(acts) })} ·{' '}
            {asOf ? say('mirror.as-of', { when: moment(asOf) }) : say('mirror.never')}
          </Typography>
          {open && (
            <Typography tag="p" variant="pi">
              {say('mirror.open', { done: number(open.done), of: number(open.of) })}
            </Typography>
          )}
          {(fault || failures.length > 0) && (
            <Typography tag="p" variant="pi" textColor="danger700">
              {fault ? say('mirror.fault', { fault }) : say('mirror.failures', { count: failures.length })}
            </Typography>
          )}
        </Box>
      ))}
    </Flex>
  );
}
