import { useAuth } from '@strapi/strapi/admin';
import { Box, Button, Flex } from '@strapi/design-system';
import { useState } from 'react';

import { ChosenField } from '../../../panel/admin/api';
import { KEEP } from '../../shared/names';
import { useWords } from '../words';
import { Rules } from './Rules';

const STATES = ['open', 'accepted', 'declined'] as const;
type Props = { state: string; onShow: (next: Record<string, string>) => void; onRules: () => void };

/** Which proposals are shown, and by which rules they are made. */
export function Choice({ state, onShow, onRules }: Props) {
  const { say } = useWords();
  const [isRuling, setRuling] = useState(false);
  const mayRule = useAuth('Proposals', ({ permissions }) => permissions).some(({ action }) => action === KEEP);
  return (
    <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
      <Box minWidth="20rem">
        <ChosenField
          name="state"
          label={say('proposals.shown')}
          value={state}
          any=""
          options={STATES.map((value) => ({ value, name: say(`proposals.state.${value}`) }))}
          onChange={(value) => onShow(value === 'open' ? {} : { state: value })}
        />
      </Box>
      <Button variant="tertiary" onClick={() => setRuling(true)}>
        {say('rules.open')}
      </Button>
      {isRuling && (
        <Rules
          mayRule={mayRule}
          onClose={() => {
            setRuling(false);
            onRules();
          }}
        />
      )}
    </Flex>
  );
}
