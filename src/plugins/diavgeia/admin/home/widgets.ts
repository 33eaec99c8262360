import type { WidgetArgs } from '@strapi/strapi/admin';
import { Globe } from '@strapi/icons';

import { READ } from '../../shared/names';

/** What of the portal stands on the first page, for those who may see it. */
export const widgets: WidgetArgs[] = [
  {
    id: 'mirror',
    pluginId: 'diavgeia',
    icon: Globe,
    title: { id: 'diavgeia.widget.title', defaultMessage: 'Diavgeia' },
    permissions: [{ action: READ }],
    component: async () => (await import('./MirrorWidget')).MirrorWidget,
  },
];
