import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Flex, Link, Typography } from '@strapi/design-system';

import type { Ada } from '../../shared/ada';
import { pageOf } from '../../shared/citing';
import { DECISION } from '../../shared/names';
import { useWords } from '../words';

/** Beside the form of an act that the portal has given it: what can be changed there, and where the act is read. */
export const MirroredPanel: PanelComponent = ({ model, document }) => {
  const { say } = useWords();
  if (model !== DECISION || !document?.versionId) return null;
  const { ada, documentUrl } = document as { ada?: Ada; documentUrl?: string };
  return {
    title: say('acts.mirrored'),
    content: (
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography>{say('acts.mirrored.explained')}</Typography>
        {ada && (
          <Link href={pageOf(ada)} isExternal>
            {say('acts.portal')}
          </Link>
        )}
        {documentUrl && (
          <Link href={documentUrl} isExternal>
            {say('proposals.document')}
          </Link>
        )}
      </Flex>
    ),
  };
};
