import type { WidgetArgs } from '@strapi/strapi/admin';
import { ArrowsCounterClockwise, CheckCircle, Clock, EyeStriked, Pencil } from '@strapi/icons';

import { type Tray, TRAYS } from '../../shared/contracts';

const ICONS: Record<Tray, WidgetArgs['icon']> = {
  toApprove: CheckCircle,
  returned: ArrowsCounterClockwise,
  today: Clock,
  embargo: EyeStriked,
  toCountersign: Pencil,
};

/** The trays of the first page, before what Strapi shows there. */
export const widgets: WidgetArgs[] = TRAYS.map((tray) => ({
  id: tray,
  pluginId: 'editorial',
  icon: ICONS[tray],
  title: { id: `editorial.trays.${tray}`, defaultMessage: tray },
  component: async () => (await import('./Trays')).trayOf(tray),
}));
