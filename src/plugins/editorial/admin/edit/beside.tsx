import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { Beside } from '../../shared/contracts';
import { BESIDE } from '../../shared/names';
import { formOf, useBesideQuery } from '../client';
import { useWords } from '../words';
import { useOpenLanguage } from './open-text';

/** Beside the form of who stands beside texts: which of these readers still wait for. */
export const BesidePanel: PanelComponent = ({ model, documentId }) => {
  const { say } = useWords();
  const locale = useOpenLanguage() ?? '';
  const isAsked = BESIDE.includes(model) && Boolean(documentId) && documentId !== 'create' && locale !== '';
  const entry = { type: model, documentId: documentId ?? '', locale };
  const { data: waiting = [] } = useBesideQuery(entry, { skip: !isAsked, refetchOnMountOrArgChange: true });
  if (!isAsked || waiting.length === 0) return null;
  return { title: say('beside'), content: <Waiting texts={waiting} /> };
};

function Waiting({ texts }: { texts: Beside[] }) {
  const { say } = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Typography variant="pi">{say('beside.explained')}</Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {texts.map((text) => (
          <li key={`${text.type} ${text.documentId}`}>
            <Link tag={NavLink} to={formOf(text)}>
              {text.title}
            </Link>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {say(text.comes ? 'beside.comes' : 'beside.goes')}
            </Typography>
          </li>
        ))}
      </Flex>
    </Flex>
  );
}
