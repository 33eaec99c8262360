import { Box, Typography } from '@strapi/design-system';

import type { Against } from '../shared/contracts';

/** What the server said no with, told at once to those who cannot see it. */
export function Refusals({ of: refusals, compact }: { of: Against[]; compact?: boolean }) {
  if (refusals.length === 0) return null;
  return (
    <Box role="alert" padding={compact ? 2 : 4} background="danger100" hasRadius>
      {refusals.map(({ code, message }) => (
        <Typography key={`${code} ${message}`} tag="p" variant={compact ? 'pi' : 'omega'} textColor="danger700">
          {message}
        </Typography>
      ))}
    </Box>
  );
}
