import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** One sentence above the rest, told at once to those who cannot see it. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <Box role="status" padding={4} marginBottom={4} background="warning100" borderColor="warning200" hasRadius>
      <Typography textColor="warning700">{children}</Typography>
    </Box>
  );
}
