import { Layouts, Page, useAuth } from '@strapi/strapi/admin';
import { Box, Tabs } from '@strapi/design-system';
import { Suspense, useEffect, useRef } from 'react';
import { useNavigate, useParams } from 'react-router-dom';

import { TABS } from './tabs';
import { useWords } from './words';

/** The portal as the office sees it, in parts; the address says which. */
function DiavgeiaPage() {
  const { say } = useWords();
  const navigate = useNavigate();
  const { '*': rest = '' } = useParams();
  const held = useAuth('DiavgeiaPage', ({ permissions }) => permissions);
  const tabs = TABS.filter(({ action }) => held.some((permission) => permission.action === action));
  const shown = tabs.find(({ name }) => name === rest.split('/')[0]) ?? tabs[0];
  const list = useRef<HTMLDivElement>(null);
  // On a narrow screen the parts stand in a line that scrolls. Newer browsers answer with a promise, which React would call when the page is left.
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [shown?.name]);
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('subtitle')} />
      <Layouts.Content>
        {shown && (
          <Tabs.Root variant="simple" value={shown.name} onValueChange={(name) => navigate(`/plugins/diavgeia/${name}`)}>
            <Box ref={list} overflow="auto hidden">
              <Tabs.List aria-label={say('title')}>
                {tabs.map(({ name }) => (
                  <Tabs.Trigger key={name} value={name}>
                    {say(`tabs.${name}`)}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
            </Box>
            <Tabs.Content value={shown.name}>
              <Box paddingTop={6}>
                <Suspense fallback={<Page.Loading />}>
                  <shown.Screen />
                </Suspense>
              </Box>
            </Tabs.Content>
          </Tabs.Root>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

const permissions = [...new Set(TABS.map(({ action }) => action))].map((action) => ({ action, subject: null }));

export default function ProtectedDiavgeiaPage() {
  return (
    <Page.Protect permissions={permissions}>
      <DiavgeiaPage />
    </Page.Protect>
  );
}
