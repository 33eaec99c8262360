import { Button, Flex, Typography } from '@strapi/design-system';

import { useWords } from '../words';

type Props = { page: number; pageCount: number; total: number; turnTo: (page: number) => void };

export function Pages({ page, pageCount, total, turnTo }: Props) {
  const { say } = useWords();
  if (pageCount <= 1) return null;
  return (
    <Flex justifyContent="center" alignItems="center" gap={4} paddingTop={4} wrap="wrap">
      <Button variant="tertiary" disabled={page <= 1} onClick={() => turnTo(page - 1)}>
        {say('earlier')}
      </Button>
      <Typography>{say('page', { page, pages: pageCount, total })}</Typography>
      <Button variant="tertiary" disabled={page >= pageCount} onClick={() => turnTo(page + 1)}>
        {say('later')}
      </Button>
    </Flex>
  );
}
