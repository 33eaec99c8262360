import { Page } from '@strapi/strapi/admin';
import { EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import { Notice } from '../Notice';
import { useWords } from '../words';
import { useNotices } from './client';
import { NoticeItem } from './NoticeItem';

/** All entries that cite acts to which something happened. */
export default function NoticesTab() {
  const { say } = useWords();
  const { answer, isLost, dealWith } = useNotices(undefined);
  if (isLost && !answer) return <Notice>{say('lost')}</Notice>;
  if (!answer) return <Page.Loading />;
  if (answer.data.length === 0)
    return (
      <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={say('happened.none')} shadow="tableShadow" hasRadius />
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography>{say('happened.explained')}</Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {answer.data.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} timeZone={answer.timeZone} onDone={dealWith} withEntry />
        ))}
      </Flex>
    </Flex>
  );
}
