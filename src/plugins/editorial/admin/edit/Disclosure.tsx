import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** The browser's own element, so keys and readers know it. */
const Details = styled.details`
  > summary {
    cursor: pointer;
    padding: 0.4rem 0;
    border-radius: ${({ theme }) => theme.borderRadius};
  }
  > summary:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

export function Disclosure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Details>
      <summary>
        <Typography variant="pi" fontWeight="bold">
          {title}
        </Typography>
      </summary>
      <Box paddingTop={2}>{children}</Box>
    </Details>
  );
}
