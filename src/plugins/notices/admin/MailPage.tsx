import { Layouts, Page, useAuth, useNotification } from '@strapi/strapi/admin';
import { Box, Flex, Radio, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useIntl } from 'react-intl';

import { type Timing, TIMINGS } from '../shared/names';
import { useMailPreferenceQuery, usePreferMailMutation } from './client';

const REASONS = ['act', 'mine', 'remark'] as const;
/** Below the words of a choice, and not below its circle. */
const BESIDE_CIRCLE = '2.8rem';

function useSay() {
  const { formatMessage } = useIntl();
  return (id: string, values?: Record<string, string>) => formatMessage({ id: `notices.${id}`, defaultMessage: id }, values);
}

/** When somebody wants to be written to; kept as soon as it is chosen. */
export default function MailPage() {
  const say = useSay();
  const email = useAuth('MailPage', ({ user }) => user?.email) ?? '';
  const { data, isError } = useMailPreferenceQuery(undefined, { refetchOnMountOrArgChange: true });
  if (isError) return <Page.Error />;
  if (!data) return <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('subtitle', { email })} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} maxWidth="72rem">
          <Choice timing={data.timing} />
          <Reasons />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

function Choice({ timing }: { timing: Timing }) {
  const say = useSay();
  const heading = useId();
  const { toggleNotification } = useNotification();
  const [prefer, { originalArgs, isLoading }] = usePreferMailMutation();

  async function choose(chosen: Timing) {
    const answer = await prefer({ timing: chosen });
    if ('error' in answer) toggleNotification({ type: 'danger', message: say('lost') });
    else toggleNotification({ type: 'success', message: say('kept', { timing: say(chosen) }) });
  }
  // What was just chosen stands there while it is being kept.
  const shown = isLoading && originalArgs ? originalArgs.timing : timing;
  return (
    <Box padding={6} background="neutral0" hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography id={heading} tag="h2" variant="delta">
          {say('when')}
        </Typography>
        <Radio.Group value={shown} onValueChange={(chosen) => void choose(chosen as Timing)} aria-labelledby={heading}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {TIMINGS.map((one) => (
              <Timed key={one} timing={one} />
            ))}
          </Flex>
        </Radio.Group>
      </Flex>
    </Box>
  );
}

function Timed({ timing }: { timing: Timing }) {
  const say = useSay();
  const meaning = useId();
  return (
    <div>
      <Radio.Item value={timing} aria-describedby={meaning}>
        {say(timing)}
      </Radio.Item>
      <Box id={meaning} style={{ paddingLeft: BESIDE_CIRCLE }}>
        <Typography variant="pi" textColor="neutral600">
          {say(`${timing}.means`)}
        </Typography>
      </Box>
    </div>
  );
}

function Reasons() {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h2" variant="delta">
        {say('reasons')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingLeft={4} style={{ listStyle: 'disc' }}>
        {REASONS.map((reason) => (
          <li key={reason}>
            <Typography>{say(`reasons.${reason}`)}</Typography>
          </li>
        ))}
      </Flex>
      <Typography textColor="neutral600">{say('reasons.without')}</Typography>
    </Flex>
  );
}
