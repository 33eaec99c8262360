import type { WidgetArgs } from '@strapi/strapi/admin';
import { ArrowsCounterClockwise, CheckCircle, Clock, Discuss, EyeStriked, Pencil } from '@strapi/icons';

import { type Tray, TRAYS } from '../../shared/contracts';

const ICONS: Record<Tray, WidgetArgs['icon']> = {
  toApprove: CheckCircle,
  returned: ArrowsCounterClockwise,
  remarks: Discuss,
  today: Clock,
  embargo: EyeStriked,
  toCountersign: Pencil,
};

const READ = [{ action: 'plugin::content-manager.explorer.read', subject: 'api::press-release.press-release' }];
const SUBMIT = [{ action: 'plugin::editorial.submit' }];
const CLEAR = [{ action: 'plugin::editorial.clear' }];
/** Whoever could never find anything in a tray is not shown it. */
const SHOWN_TO: Record<Tray, WidgetArgs['permissions']> = {
  toApprove: CLEAR,
  returned: SUBMIT,
  remarks: SUBMIT,
  today: READ,
  embargo: READ,
  toCountersign: CLEAR,
};

/** The trays of the first page, before what Strapi shows there. */
export const widgets: WidgetArgs[] = TRAYS.map((tray) => ({
  id: tray,
  pluginId: 'editorial',
  icon: ICONS[tray],
  title: { id: `editorial.trays.${tray}`, defaultMessage: tray },
  permissions: SHOWN_TO[tray],
  component: async () => (await import('./Trays')).trayOf(tray),
}));
