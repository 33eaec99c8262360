import { Status, Typography } from '@strapi/design-system';

import type { State } from '../shared/table';
import { useWords } from './words';

const COLOURS = {
  draft: 'secondary',
  submitted: 'alternative',
  returned: 'warning',
  approved: 'primary',
  scheduled: 'primary',
  published: 'success',
  withdrawn: 'danger',
  unpublished: 'danger',
  merged: 'neutral',
} as const satisfies Record<State, string>;

export function StateBadge({ state }: { state: State }) {
  const { stateCalled } = useWords();
  return (
    <Status variant={COLOURS[state]} size="S" data-desk-state={state} style={{ whiteSpace: 'nowrap' }}>
      <Typography tag="span" variant="omega" fontWeight="bold" textColor={inkOn(COLOURS[state])}>
        {stateCalled(state)}
      </Typography>
    </Status>
  );
}

/** No orange of the design system can be read on its own light orange. */
function inkOn(colour: (typeof COLOURS)[State]): string {
  return colour === 'warning' ? 'neutral800' : `${colour}700`;
}
