import { BlockList, isIP } from 'node:net';

const INSIDE_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Of IPv6 only one eighth is the open net, and in it are some ways back inside. */
const OPEN_V6 = ['2000::/3'];
const INSIDE_V6 = ['2001:db8::/32', '2001::/32', '2002::/16'];

const insideV4 = listOf(INSIDE_V4, 'ipv4');
const openV6 = listOf(OPEN_V6, 'ipv6');
const insideV6 = listOf(INSIDE_V6, 'ipv6');

/** Whether an address leads to this machine, its own network or nowhere, and so must not be asked for on behalf of another. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return insideV4.check(address, 'ipv4');
  return family !== 6 || !openV6.check(address, 'ipv6') || insideV6.check(address, 'ipv6');
}

function listOf(nets: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
