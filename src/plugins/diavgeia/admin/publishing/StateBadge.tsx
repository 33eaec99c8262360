import { Badge } from '@strapi/design-system';

import type { State } from '../../shared/publishing/table';
import { useWords } from './words';

const COLOURS: Record<State, string> = {
  draft: 'neutral',
  submitted: 'secondary',
  approved: 'primary',
  sending: 'secondary',
  posted: 'success',
  refused: 'danger',
  uncertain: 'warning',
  discarded: 'neutral',
};

export function StateBadge({ state }: { state: State }) {
  const { stateCalled } = useWords();
  const colour = COLOURS[state];
  return (
    <Badge
      backgroundColor={colour === 'neutral' ? 'neutral150' : `${colour}100`}
      textColor={colour === 'neutral' ? 'neutral800' : `${colour}700`}
    >
      {stateCalled(state)}
    </Badge>
  );
}
