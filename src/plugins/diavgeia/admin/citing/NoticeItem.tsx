import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { CitationNotice } from '../../shared/ties-contracts';
import { useWords } from '../words';
import { ActState } from './ActState';

type Props = { notice: CitationNotice; timeZone: string; onDone: (id: number) => Promise<void>; withEntry?: boolean };

/** What happened to a cited act, and the button that says it was dealt with. */
export function NoticeItem({ notice, timeZone, onDone, withEntry }: Props) {
  const { say, moment } = useWords(timeZone);
  const [isBusy, setBusy] = useState(false);
  const { id, type, documentId, locale, title, ada, kind, at, act } = notice;
  const to = `/content-manager/collection-types/${type}/${documentId}${locale ? `?plugins[i18n][locale]=${locale}` : ''}`;
  return (
    <Box
      tag="li"
      padding={4}
      background={withEntry ? 'neutral0' : 'warning100'}
      {...(withEntry && { shadow: 'tableShadow' })}
      hasRadius
    >
      <Flex direction="column" alignItems="flex-start" gap={2}>
        {withEntry && (
          <Link tag={NavLink} to={to}>
            {title || documentId}
          </Link>
        )}
        <Typography tag="p">{say(`happened.${kind}`, { when: moment(at) })}</Typography>
        <Link href={act.url} isExternal style={{ overflowWrap: 'anywhere' }}>
          {act.subject ? `${act.subject} (${ada})` : ada}
        </Link>
        {act.state !== kind && <ActState state={act.state} />}
        <Button
          variant="secondary"
          loading={isBusy}
          onClick={() => {
            setBusy(true);
            void onDone(id).finally(() => setBusy(false));
          }}
        >
          {say('happened.done')}
        </Button>
      </Flex>
    </Box>
  );
}
