import { connectPortal, startStandIn, type Portal, type StandIn } from '../../src/plugins/diavgeia/api';
import type { MirrorService } from '../../src/plugins/diavgeia/server/mirror/mirror';
import { openOffice } from './office';

export { PECULIAR } from '../../src/plugins/diavgeia/server/stand-in/seed';

/** The stand-in for the portal, and a client that does not wait long. */
export async function openPortal(
  options: Parameters<typeof startStandIn>[0] = {},
): Promise<{ standIn: StandIn; portal: Portal }> {
  const standIn = await startStandIn(options);
  return { standIn, portal: clientOf(standIn) };
}

const TOWN = '99001';

/** For an office that asks the stand-in: what fails in passing is asked for again at once, since nobody is spared by waiting. */
export const AT_ONCE = { DIAVGEIA_BACK_OFF: '10' };

/** An office that mirrors a town from the stand-in. */
export async function openMirror(options: Parameters<typeof startStandIn>[0], settings: Record<string, string> = {}) {
  const env = process.env;
  const { standIn } = await openPortal(options);
  const office = await openOffice({ DIAVGEIA_URL: standIn.url, DIAVGEIA_ORGANIZATIONS: TOWN, ...AT_ONCE, ...settings });
  return {
    town: TOWN,
    office,
    standIn,
    mirror: office.strapi.plugin('diavgeia').service('mirror') as unknown as MirrorService,
    sql: async <T>(text: string, values: unknown[] = []) =>
      (await office.strapi.db.connection.raw(text, values as never)).rows as T[],
    async close(): Promise<void> {
      await office.close();
      await standIn.close();
      process.env = env;
    },
  };
}

export function clientOf({ url, account }: StandIn, rest: Partial<Parameters<typeof connectPortal>[0]> = {}): Portal {
  return connectPortal({ url, account, userAgent: 'Deltio test (+https://press.demo.example)', pause: 0, backOff: 5, ...rest });
}
