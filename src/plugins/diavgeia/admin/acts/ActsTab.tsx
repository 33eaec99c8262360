import { Page } from '@strapi/strapi/admin';
import { Box, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useSearchParams } from 'react-router-dom';

import { Pages, useAnswer } from '../../../panel/admin/api';
import type { ActsAnswer, FacetsAnswer } from '../../shared/contracts';
import { Notice } from '../Notice';
import { useWords } from '../words';
import { ActItem } from './ActItem';
import { Facets, NAMES, type Chosen } from './Facets';

/** The acts of the mirror by any of their facets; the address holds what is chosen. */
export default function ActsTab() {
  const { say, number } = useWords();
  const [params, setParams] = useSearchParams();
  const chosen: Chosen = Object.fromEntries(NAMES.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? '']] : [])));
  const page = Math.max(1, Number(params.get('page')) || 1);
  const { answer: facets } = useAnswer<FacetsAnswer>('/diavgeia/facets', {});
  const { answer, isLost } = useAnswer<ActsAnswer>('/diavgeia/acts', { ...chosen, page });
  const turn = (next: Chosen, to = 1) =>
    setParams(
      [...Object.entries(next).filter(([, value]) => value), ...(to > 1 ? [['page', String(to)]] : [])] as [string, string][],
      {
        replace: true,
      },
    );
  const pages = answer ? Math.max(1, Math.ceil(answer.pagination.total / answer.pagination.pageSize)) : 1;
  return (
    <>
      {isLost && <Notice>{say('lost')}</Notice>}
      <Facets chosen={chosen} facets={facets} onChange={turn} />
      {!answer && !isLost && <Page.Loading />}
      {answer && (
        <Box paddingTop={4} paddingBottom={2} role="status">
          <Typography variant="pi" textColor="neutral600">
            {say('acts.found', { total: number(answer.pagination.total) })}
          </Typography>
        </Box>
      )}
      {answer?.data.length === 0 && (
        <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={say('acts.none')} shadow="tableShadow" hasRadius />
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {answer?.data.map((act) => (
          <ActItem key={act.ada} act={act} />
        ))}
      </Flex>
      <Pages
        page={page}
        pageCount={pages}
        say={(id, values) => say(`acts.${id}`, values)}
        turnTo={(next) => turn(chosen, next)}
      />
    </>
  );
}
