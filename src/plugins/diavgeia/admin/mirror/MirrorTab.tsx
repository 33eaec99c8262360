import { Page } from '@strapi/strapi/admin';
import { Box, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import type { MirrorState } from '../../shared/contracts';
import { Notice } from '../Notice';
import { useWords } from '../words';
import { useMirrors } from './client';

/** How far the copy of each organization's acts is, and what could not be read. */
export default function MirrorTab() {
  const { say } = useWords();
  const { answer, isLost } = useMirrors();
  if (isLost && !answer) return <Notice>{say('lost')}</Notice>;
  if (!answer) return <Page.Loading />;
  if (answer.data.length === 0)
    return (
      <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={say('mirror.none')} shadow="tableShadow" hasRadius />
    );
  return (
    <>
      {isLost && <Notice>{say('lost')}</Notice>}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {answer.data.map((mirror) => (
          <MirrorItem key={mirror.organizationUid} mirror={mirror} timeZone={answer.timeZone} />
        ))}
      </Flex>
    </>
  );
}

function MirrorItem({ mirror, timeZone }: { mirror: MirrorState; timeZone: string }) {
  const { say, moment, number } = useWords(timeZone);
  const { organizationUid, acts, asOf, fault, open, failures } = mirror;
  return (
    <Box tag="li" padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Typography variant="delta" tag="h2">
        {organizationUid}
      </Typography>
      <Typography tag="p">
        {say('mirror.acts', { acts: number(acts) })} · {asOf ? say('mirror.as-of', { when: moment(asOf) }) : say('mirror.never')}
      </Typography>
      {open && <Typography tag="p">{say('mirror.open', open)}</Typography>}
      {fault && (
        <Typography tag="p" textColor="danger700">
          {fault}
        </Typography>
      )}
      {failures.map(({ what, fault: reason }) => (
        <Typography key={what} tag="p" variant="pi" textColor="danger700">
          {what}: {reason}
        </Typography>
      ))}
    </Box>
  );
}
