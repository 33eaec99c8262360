import { useField, type InputProps } from '@strapi/strapi/admin';
import { Box, Field, Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useState, type ReactNode } from 'react';

import { pageOf, readCited, type CitedAct } from '../../shared/citing';
import { useWords } from '../words';
import { ActState } from './ActState';
import { useCited } from './client';
import { Lookup } from './Lookup';

type Props = InputProps & { labelAction?: ReactNode };

/** The acts an entry cites: looked up as one types, with how each of them stands. */
export default function CitedField({ name, label, labelAction, hint, required, disabled }: Props) {
  const { say } = useWords();
  const { value, error, onChange } = useField<unknown>(name);
  const { adas } = readCited(typeof value === 'string' ? parsed(value) : value);
  const { known, learn, fetchAct } = useCited(adas);
  const [told, setTold] = useState<string | null>(null);
  const change = (next: string[]) => onChange(name, next.length > 0 ? next : null);

  async function add(ada: string, act?: CitedAct) {
    setTold(null);
    if (adas.includes(ada)) return setTold(say('cited.twice', { ada }));
    change([...adas, ada]);
    if (act) return learn([act]);
    setTold(say('cited.fetching', { ada }));
    setTold(await fetchAct(ada).catch(() => say('lost')));
  }

  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      {adas.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingBottom={2}>
          {adas.map((ada) => (
            <Cited
              key={ada}
              ada={ada}
              act={known[ada]}
              {...(!disabled && { onRemove: () => change(adas.filter((one) => one !== ada)) })}
            />
          ))}
        </Flex>
      )}
      {!disabled && <Lookup onChoose={(ada, act) => void add(ada, act)} />}
      <Typography role="status" variant="pi" textColor="warning700">
        {told}
      </Typography>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function Cited({ ada, act, onRemove }: { ada: string; act: CitedAct | undefined; onRemove?: () => void }) {
  const { say, day } = useWords();
  const about = [ada, act?.protocolNumber, act?.issueDate && day(act.issueDate)].filter(Boolean).join(' · ');
  return (
    <Box tag="li" padding={3} background="neutral100" hasRadius>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
        <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0} flex="1">
          <Link href={pageOf(ada)} isExternal style={{ overflowWrap: 'anywhere' }}>
            {act?.subject ?? ada}
          </Link>
          {act?.subject && (
            <Typography variant="pi" textColor="neutral600">
              {about}
            </Typography>
          )}
          {act && <ActState state={act.state} />}
        </Flex>
        {onRemove && (
          <IconButton label={say('cited.remove', { ada })} variant="ghost" onClick={onRemove}>
            <Trash />
          </IconButton>
        )}
      </Flex>
    </Box>
  );
}

/** A restored edition brings the list as it was written. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return [];
  }
}
