import { Badge } from '@strapi/design-system';

import type { ActState as State } from '../../shared/citing';
import { useWords } from '../words';

const COLORS: Record<State, [string, string]> = {
  'in-force': ['success100', 'success700'],
  corrected: ['warning100', 'warning700'],
  'pending-revocation': ['warning100', 'warning700'],
  revoked: ['danger100', 'danger700'],
  missing: ['danger100', 'danger700'],
  unknown: ['neutral150', 'neutral800'],
};

/** How an act stands at the portal. */
export function ActState({ state }: { state: State }) {
  const { say } = useWords();
  const [backgroundColor, textColor] = COLORS[state];
  return (
    <Badge backgroundColor={backgroundColor} textColor={textColor}>
      {say(`act.${state}`)}
    </Badge>
  );
}
