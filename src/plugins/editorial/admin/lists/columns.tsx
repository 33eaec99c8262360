import type { InjectableListViewFilter, ListFieldLayout, ListLayout } from '@strapi/content-manager/strapi-admin';
import { InputRenderer } from '@strapi/strapi/admin';
import { Flex, Typography } from '@strapi/design-system';

import { LANGUAGES, WORDS } from '../../../panel/api';
import type { RowStanding } from '../../shared/contracts';
import { PUBLISHABLE } from '../../shared/names';
import { STATES } from '../../shared/table';
import { STATE_WORDS } from '../../shared/words';
import { StateBadge } from '../StateBadge';
import { useWords } from '../words';

type Columns = { displayedHeaders: ListFieldLayout[]; layout: ListLayout };
type Filters = { displayedFilters: InjectableListViewFilter[]; layout: ListLayout };

const LABEL = { id: 'editorial.state', defaultMessage: 'State' };
/** All that the list's hooks know of the type is what its schema calls it. */
const NAMES = Object.keys(PUBLISHABLE).map((type) => WORDS.en.types[type]?.name);

/** Where each row stands, beside its title. */
export function stateColumn<Given extends Columns>(given: Given): Given {
  const [first, ...others] = given.displayedHeaders;
  if (!first || !NAMES.includes(given.layout.settings.displayName)) return given;
  const column = {
    attribute: { type: 'custom' },
    name: 'desk',
    label: LABEL,
    searchable: false,
    sortable: false,
    cellFormatter: (row: object) => <StateCell desk={(row as { desk?: RowStanding }).desk} />,
  } as unknown as ListFieldLayout;
  return { ...given, displayedHeaders: [first, column, ...others] };
}

export function stateFilter<Given extends Filters>(given: Given): Given {
  if (!NAMES.includes(given.layout.settings.displayName)) return given;
  const language = LANGUAGES.find((one) => one === document.documentElement.lang) ?? 'en';
  const filter: InjectableListViewFilter = {
    name: 'desk',
    type: 'enumeration',
    label: LABEL,
    input: InputRenderer as InjectableListViewFilter['input'],
    operators: [{ label: { id: 'components.FilterOptions.FILTER_TYPES.$eq', defaultMessage: 'is' }, value: '$eq' }],
    options: STATES.map((value) => ({ value, label: STATE_WORDS[value][language] })),
  };
  return { ...given, displayedFilters: [...given.displayedFilters, filter] };
}

function StateCell({ desk }: { desk: RowStanding | undefined }) {
  const { say, moment } = useWords(desk?.timeZone);
  if (!desk) return null;
  const { state, live, dueAt, isForced } = desk;
  const isOutBeside = !['never', 'unpublished'].includes(live) && state !== 'published' && state !== live;
  const more = [dueAt && moment(dueAt), isOutBeside && say('public-beside'), isForced && say('not-countersigned')].filter(
    Boolean,
  );
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StateBadge state={state} />
      {more.length > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {more.join(' · ')}
        </Typography>
      )}
    </Flex>
  );
}
