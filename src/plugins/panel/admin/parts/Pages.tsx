import { Button, Flex, Typography } from '@strapi/design-system';

type Props = {
  page: number;
  pageCount: number;
  total?: number;
  turnTo: (page: number) => void;
  /** The words of the screen it stands in: `earlier`, `later`, and `page` of so many `pages` with `total` entries. */
  say: (id: 'earlier' | 'later' | 'page', values?: Record<string, number>) => string;
};

/** Leads from page to page of a list; nothing where there is one. */
export function Pages({ page, pageCount, total = 0, turnTo, say }: Props) {
  if (pageCount <= 1 && page <= 1) return null;
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
