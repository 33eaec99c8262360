import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { Box, Button, Flex, ProgressBar, Typography } from '@strapi/design-system';
import { ArrowClockwise, ArrowsCounterClockwise, Stethoscope } from '@strapi/icons';
import { useState } from 'react';

import { refusalsIn } from '../../../panel/admin/api';
import type { Failure, MirrorState, Order, WalkLine } from '../../shared/contracts';
import { KEEP } from '../../shared/names';
import { useWords } from '../words';
import { Coverage } from './Coverage';

type Ordering = (uid: string, order: Order) => Promise<void>;
type Props = { mirror: MirrorState; timeZone: string; order: Ordering };

/** One organization: how many acts, as of when, what is under way, what failed, and which months are here. */
export function MirrorItem({ mirror, timeZone, order }: Props) {
  const { say, organization, moment, number } = useWords(timeZone);
  const { organizationUid, name, acts, asOf, fault, open, failures, months, walks } = mirror;
  return (
    <Box tag="li" padding={6} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Box>
          <Typography variant="delta" tag="h2">
            {organization(organizationUid, name && `${name} (${organizationUid})`)}
          </Typography>
          <Typography tag="p">
            {say('mirror.acts', { acts: number(acts) })} ·{' '}
            {asOf ? say('mirror.as-of', { when: moment(asOf) }) : say('mirror.never')}
          </Typography>
        </Box>
        <Orders uid={organizationUid} hasFailed={failures.length > 0} order={order} />
      </Flex>
      {open && (
        <Box paddingTop={4}>
          <Typography tag="p">{say('mirror.open', { done: number(open.done), of: number(open.of) })}</Typography>
          <ProgressBar value={Math.round((100 * open.done) / Math.max(1, open.of))} aria-label={say('mirror.progress')} />
        </Box>
      )}
      {fault && (
        <Box role="status" marginTop={4} padding={3} background="danger100" hasRadius>
          <Typography textColor="danger700">{say('mirror.fault', { fault })}</Typography>
        </Box>
      )}
      {failures.length > 0 && <Failures failures={failures} />}
      {months.length > 0 && <Coverage months={months} />}
      {walks.length > 0 && <Walks walks={walks} timeZone={timeZone} />}
    </Box>
  );
}

function Orders({ uid, hasFailed, order }: { uid: string; hasFailed: boolean; order: Ordering }) {
  const { say } = useWords();
  const { allowedActions } = useRBAC([{ action: KEEP, subject: null }]);
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState<Order>();
  if (!allowedActions.canKeep) return null;
  const button = (what: Order, icon: JSX.Element) => (
    <Button variant="secondary" startIcon={icon} loading={busy === what} onClick={() => void give(what)}>
      {say(`mirror.order.${what}`)}
    </Button>
  );
  async function give(what: Order) {
    setBusy(what);
    try {
      await order(uid, what);
      toggleNotification({ type: 'success', message: say('mirror.ordered') });
    } catch (fault) {
      toggleNotification({ type: 'danger', message: refusalsIn(fault)[0]?.message ?? '' });
    }
    setBusy(undefined);
  }
  return (
    <Flex gap={2} wrap="wrap">
      {hasFailed && button('again', <ArrowsCounterClockwise />)}
      {button('sync', <ArrowClockwise />)}
      {button('sweep', <Stethoscope />)}
    </Flex>
  );
}

const SHOWN = 20;
const DAYS = /\d{4}-\d\d-\d\d/g;

function Failures({ failures }: { failures: Failure[] }) {
  const { say, day } = useWords();
  return (
    <Box paddingTop={4}>
      <Typography variant="sigma" tag="h3" textColor="danger700">
        {say('mirror.failures', { count: failures.length })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
        {failures.slice(0, SHOWN).map(({ what, fault, kind }) => (
          <Typography key={`${kind} ${what}`} tag="li" variant="pi" style={{ overflowWrap: 'anywhere' }}>
            {say(`mirror.failure.${kind}`, { what: what.replace(DAYS, day) })}: {fault}
          </Typography>
        ))}
      </Flex>
    </Box>
  );
}

function Walks({ walks, timeZone }: { walks: WalkLine[]; timeZone: string }) {
  const { say, moment, number } = useWords(timeZone);
  return (
    <Box paddingTop={4}>
      <Typography variant="sigma" tag="h3" textColor="neutral600">
        {say('mirror.walks')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
        {walks.map(({ kind, state, begunAt, added, changed, revoked, refused, missing }) => (
          <Typography key={begunAt} tag="li" variant="pi">
            {moment(begunAt)} · {say(`mirror.kind.${kind}`)} · {say(`mirror.state.${state}`)} ·{' '}
            {say('mirror.found', {
              added: number(added),
              changed: number(changed),
              revoked: number(revoked),
              refused: number(refused),
              missing: number(missing),
            })}
          </Typography>
        ))}
      </Flex>
    </Box>
  );
}
