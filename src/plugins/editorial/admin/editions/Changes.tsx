import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { FieldChange, Part } from '../../shared/contracts';
import { useWords } from '../words';

const Text = styled.div`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-size: 1.5rem;
  line-height: 1.7;
  color: ${({ theme }) => theme.colors.neutral800};
`;
/** Marked by more than colour: underlined or struck through. */
const Added = styled.ins`
  background: ${({ theme }) => theme.colors.success100};
  color: ${({ theme }) => theme.colors.success700};
`;
const Removed = styled.del`
  background: ${({ theme }) => theme.colors.danger100};
  color: ${({ theme }) => theme.colors.danger700};
`;

/** Field by field, what came and what went. */
export function Changes({ type, changes }: { type: string; changes: FieldChange[] }) {
  const { say, fieldCalled } = useWords();
  if (changes.length === 0) return <Typography role="status">{say('compare.same')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {changes.map(({ field, parts }) => (
        <Box
          key={field}
          tag="section"
          aria-label={fieldCalled(type, field)}
          padding={5}
          background="neutral0"
          shadow="tableShadow"
          hasRadius
        >
          <Typography tag="h2" variant="delta">
            {fieldCalled(type, field)}
          </Typography>
          <Text>
            {parts.map((part, i) => (
              <Words key={i} part={part} />
            ))}
          </Text>
        </Box>
      ))}
    </Flex>
  );
}

function Words({ part }: { part: Part }) {
  if (part.is === 'added') return <Added>{part.words}</Added>;
  return part.is === 'removed' ? <Removed>{part.words}</Removed> : <>{part.words}</>;
}
