import { Box, Typography } from '@strapi/design-system';

/** One reason of the server against what was asked: a stable code, and a sentence in the reader's language. */
export type Against = { code: string; message: string; field?: string };

/** What the server said against it; of any other failure the one sentence there is. */
export function refusalsIn(fault: unknown): Against[] {
  const { message, details } = fault as { message?: string; details?: { refusals?: Against[] } };
  return details?.refusals ?? [{ code: 'fault', message: message ?? 'Error' }];
}

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
