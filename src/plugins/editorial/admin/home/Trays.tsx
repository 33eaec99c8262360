import { Widget } from '@strapi/strapi/admin';
import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { Tray, Waiting } from '../../shared/contracts';
import { formOf, useTraysQuery } from '../client';
import { MailChoice } from '../MailChoice';
import { useWords } from '../words';

const AT_ONCE = 8;
/** Three lines of it; the rest is read where it belongs. */
const SHORT = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 3,
  overflow: 'hidden',
  overflowWrap: 'anywhere',
} as const;

/** One of the trays of the first page; all of them are asked for together, once. */
export function trayOf(tray: Tray) {
  return function TrayWidget() {
    const { say } = useWords();
    const { data, isError } = useTraysQuery(undefined, { refetchOnMountOrArgChange: 10 });
    if (isError) return <Widget.Error />;
    if (!data) return <Widget.Loading />;
    const items = data.data[tray];
    if (items.length === 0 && !data.cut) return <Widget.NoData>{say(`trays.${tray}.none`)}</Widget.NoData>;
    return (
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {items.slice(0, AT_ONCE).map((item) => (
            <Item key={`${item.documentId} ${item.language} ${item.at}`} item={item} timeZone={data.timeZone} />
          ))}
        </Flex>
        {items.length > AT_ONCE && (
          <Typography variant="pi" textColor="neutral600">
            {say('trays.more', { count: items.length - AT_ONCE })}
          </Typography>
        )}
        {data.cut && (
          <Typography variant="pi" textColor="neutral600">
            {say('trays.cut', data.cut)}
          </Typography>
        )}
        {tray === 'remarks' && <MailChoice />}
      </Flex>
    );
  };
}

function Item({ item, timeZone }: { item: Waiting; timeZone: string }) {
  const { moment, typeCalled, languageCalled } = useWords(timeZone);
  const about = [typeCalled(item.type), languageCalled(item.language), item.by, item.at && moment(item.at)];
  return (
    <li>
      <Link tag={NavLink} to={formOf(item)}>
        {item.title}
      </Link>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {about.filter(Boolean).join(' · ')}
      </Typography>
      {item.note && (
        <Typography tag="p" variant="pi" textColor="neutral800" style={SHORT}>
          {item.note}
        </Typography>
      )}
    </li>
  );
}
