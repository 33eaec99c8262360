import { isInside } from './addresses';

it.each(['127.0.0.1', '0.0.0.0', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '255.255.255.255'])(
  '%s is inside',
  (address) => expect(isInside(address)).toBe(true),
);

it.each(['::1', '::', '::ffff:127.0.0.1', '::ffff:8.8.8.8', 'fd00::1', 'fe80::1', '64:ff9b::7f00:1', '2002:7f00:1::', 'a name'])(
  '%s is inside',
  (address) => expect(isInside(address)).toBe(true),
);

it.each(['8.8.8.8', '172.32.0.1', '2a00:1450:4017::1'])('%s is open', (address) => expect(isInside(address)).toBe(false));
