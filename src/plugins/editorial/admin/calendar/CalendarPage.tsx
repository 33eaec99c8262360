import { Layouts, Page, useIsMobile } from '@strapi/strapi/admin';
import { Flex, Loader, Typography } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';

import { Refusals } from '../../../panel/admin/api';
import type { Dated } from '../../shared/contracts';
import { daysOf, isDay, onTheWall, plusDays, type View, VIEWS } from '../../shared/days';
import { useCalendarQuery } from '../client';
import { useWords } from '../words';
import { Agenda } from './Agenda';
import { Bar, type Shown } from './Bar';
import { Grid } from './Grid';
import { useMove } from './move';

const BROWSERS = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Everything planned and published; the address holds what is shown. */
export default function CalendarPage() {
  const { say } = useWords();
  const [params, setParams] = useSearchParams();
  const isNarrow = useIsMobile();
  const asked = params.get('day');
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'month';
  const shown: Shown = {
    view,
    day: isDay(asked) ? asked : onTheWall(new Date(), BROWSERS).slice(0, 10),
    type: params.get('type') ?? '',
    body: params.get('body') ?? '',
  };
  const days = daysOf(view, shown.day);
  const { data, currentData, isError } = useCalendarQuery(
    { from: days[0]!, to: plusDays(days.at(-1)!, 1) },
    { refetchOnMountOrArgChange: true },
  );
  const timeZone = data?.timeZone ?? BROWSERS;
  const { move, refusals } = useMove(timeZone);
  const items = (data?.data ?? []).filter((item) => fits(item, shown));
  const change = (changed: Partial<Shown>) =>
    setParams(Object.entries({ ...shown, ...changed }).filter(([, value]) => value) as [string, string][], { replace: true });
  const parts = { days, items, timeZone, month: view === 'month' ? shown.day.slice(0, 7) : null, move };
  return (
    <Page.Main>
      <Page.Title>{say('calendar')}</Page.Title>
      <Layouts.Header title={say('calendar')} subtitle={say('calendar.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <Bar shown={shown} days={days} items={data?.data ?? []} onChange={change} />
          <Refusals of={refusals} />
          {data?.cut && <Typography role="status">{say('calendar.cut', data.cut)}</Typography>}
          {isError && <Typography role="alert">{say('lost')}</Typography>}
          {!currentData && !isError && <Waiting />}
          {currentData && isNarrow && <Agenda {...parts} />}
          {currentData && !isNarrow && <Grid {...parts} view={view as View} onDay={(day) => change({ day, view: 'day' })} />}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

/** Days that are not read yet would look like days without anything. */
function Waiting() {
  const { say } = useWords();
  return (
    <Flex justifyContent="center" padding={8}>
      <Loader>{say('loading')}</Loader>
    </Flex>
  );
}

function fits({ type, body }: Dated, shown: Shown): boolean {
  return (!shown.type || type === shown.type) && (!shown.body || body?.documentId === shown.body);
}
