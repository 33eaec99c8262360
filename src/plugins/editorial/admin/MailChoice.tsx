import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { useWords } from './words';

/** Where everybody chooses when to be written to: the page of the plugin that writes. */
export function MailChoice() {
  const { say } = useWords();
  return (
    <Link tag={NavLink} to="/settings/my-e-mails">
      {say('mail-choice')}
    </Link>
  );
}
