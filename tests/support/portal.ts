import { connectPortal, startStandIn, type Portal, type StandIn } from '../../src/plugins/diavgeia/api';

export { PECULIAR } from '../../src/plugins/diavgeia/server/stand-in/seed';

/** The stand-in for the portal, and a client that does not wait long. */
export async function openPortal(
  options: Parameters<typeof startStandIn>[0] = {},
): Promise<{ standIn: StandIn; portal: Portal }> {
  const standIn = await startStandIn(options);
  return { standIn, portal: clientOf(standIn) };
}

export function clientOf({ url, account }: StandIn, rest: Partial<Parameters<typeof connectPortal>[0]> = {}): Portal {
  return connectPortal({ url, account, userAgent: 'Deltio test (+https://press.demo.example)', pause: 0, backOff: 5, ...rest });
}
