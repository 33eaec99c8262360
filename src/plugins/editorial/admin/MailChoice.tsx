import { Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { useWords } from './words';

/** Where everybody chooses when to be written to: the page of the plugin that writes. */
export function MailChoice() {
  const { say } = useWords();
  return (
    <Typography variant="pi" textColor="primary600" tag={NavLink} to="/settings/my-e-mails" style={UNDERLINED}>
      {say('mail-choice')}
    </Typography>
  );
}

const UNDERLINED = { textDecoration: 'underline', alignSelf: 'flex-start' };
