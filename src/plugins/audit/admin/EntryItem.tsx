import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { ShownEntry } from '../shared/contracts';
import { useWords } from './words';

/** A closed line holds who, what and when; opened it shows the rest. The browser's own element, so keys and readers know it. */
const Line = styled.details`
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  overflow-wrap: anywhere;
  > summary {
    display: grid;
    grid-template-columns: 21rem 18rem 22rem minmax(0, 1fr);
    gap: 0.4rem 1.6rem;
    padding: 1.2rem 1.6rem;
    cursor: pointer;
    border-radius: ${({ theme }) => theme.borderRadius};
  }
  > summary:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
  @media (max-width: 68em) {
    > summary {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

const Facts = styled.dl`
  display: grid;
  grid-template-columns: minmax(9rem, 16rem) minmax(0, 1fr);
  gap: 0.8rem 1.6rem;
  dd {
    margin: 0;
  }
  @media (max-width: 40em) {
    grid-template-columns: minmax(0, 1fr);
    gap: 0.2rem;
    dd {
      margin-bottom: 0.8rem;
    }
  }
`;

const Was = styled.del`
  display: block;
  color: ${({ theme }) => theme.colors.danger700};
`;
const Is = styled.ins`
  display: block;
  text-decoration: none;
  color: ${({ theme }) => theme.colors.success700};
`;

type Props = { entry: ShownEntry; timeZone?: string };

export function EntryItem({ entry, timeZone }: Props) {
  const { say, moment, actCalled, typeCalled } = useWords(timeZone);
  const { subject, by } = entry;
  return (
    <li>
      <Line>
        <summary>
          <Typography variant="pi" textColor="neutral600">
            <time dateTime={entry.at}>{moment(entry.at)}</time>
          </Typography>
          <Typography fontWeight="bold">{by.kind === 'system' ? say('system') : by.name}</Typography>
          <Typography>{actCalled(entry.act)}</Typography>
          <Typography textColor="neutral800">
            {subject && `${typeCalled(subject.type)}${subject.locale ? ` (${subject.locale})` : ''}: ${subject.title}`}
          </Typography>
        </summary>
        <Box padding={4} paddingTop={2}>
          <Details entry={entry} timeZone={timeZone} />
        </Box>
      </Line>
    </li>
  );
}

function Details({ entry, timeZone }: Props) {
  const { say, fieldCalled, valueCalled } = useWords(timeZone);
  const { subject, by, from } = entry;
  const fields = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])];
  const facts: [string, React.ReactNode][] = [
    ['says', entry.says],
    ['note', entry.note],
    ['kind', by.kind === 'system' ? null : `${say(`kinds.${by.kind}`)}${by.id ? ` ${by.id}` : ''}`],
    ['from', [from.ip, from.userAgent].filter(Boolean).join(' · ')],
    ['document', subject && <Subject {...subject} />],
    ['number', String(entry.number)],
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {fields.length > 0 && (
        <Facts>
          {fields.map((field) => (
            <Fact key={field} name={fieldCalled(subject?.type, field)}>
              {valueCalled(entry, field, entry.before?.[field]).map((line, i) => (
                <Was key={`was ${i}`}>{line}</Was>
              ))}
              {valueCalled(entry, field, entry.after?.[field]).map((line, i) => (
                <Is key={`is ${i}`}>{line}</Is>
              ))}
            </Fact>
          ))}
        </Facts>
      )}
      <Facts>{facts.map(([name, words]) => words && <Fact key={name} name={say(name)} children={words} />)}</Facts>
    </Flex>
  );
}

/** What is on the desk is one step away; of the panel's own records the id is told. */
function Subject({ type, documentId, locale, title }: NonNullable<ShownEntry['subject']>) {
  if (!type.startsWith('api::')) return `${type} ${documentId}`;
  const language = locale ? `?plugins[i18n][locale]=${locale}` : '';
  return (
    <Link tag={NavLink} to={`/content-manager/collection-types/${type}/${documentId}${language}`}>
      {title || documentId}
    </Link>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="dd">{children}</Typography>
    </>
  );
}
