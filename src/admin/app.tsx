import logo from '../plugins/panel/admin/logo.svg';

export default {
  config: {
    auth: { logo },
    menu: { logo },
    locales: ['el', 'tr', 'en'],
    notifications: { releases: false },
    tutorials: false,
  },
};
