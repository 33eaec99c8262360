import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Flex } from '@strapi/design-system';

import { isCiting } from '../../shared/citing';
import { useWords } from '../words';
import { useNotices } from './client';
import { NoticeItem } from './NoticeItem';

/** Beside the form of an entry: what happened to the acts it cites. */
export const NoticesPanel: PanelComponent = ({ model, documentId }) => {
  const { say } = useWords();
  const isAsked = isCiting(model) && Boolean(documentId) && documentId !== 'create';
  const { answer, dealWith } = useNotices(isAsked ? { type: model, document: documentId ?? '' } : undefined, isAsked);
  if (!isAsked || !answer || answer.data.length === 0) return null;
  return {
    title: say('happened.title'),
    content: (
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} width="100%">
        {answer.data.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} timeZone={answer.timeZone} onDone={dealWith} />
        ))}
      </Flex>
    ),
  };
};
