import { Page } from '@strapi/strapi/admin';
import { EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import { Notice } from '../Notice';
import { useWords } from '../words';
import { useMirrors } from './client';
import { MirrorItem } from './MirrorItem';

/** How far the copy of each organization's acts is, and what could not be read. */
export default function MirrorTab() {
  const { say } = useWords();
  const { answer, isLost, order } = useMirrors();
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
          <MirrorItem key={mirror.organizationUid} mirror={mirror} timeZone={answer.timeZone} order={order} />
        ))}
      </Flex>
    </>
  );
}
