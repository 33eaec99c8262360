import { callerKey } from './caller-key';

describe('One caller is', () => {
  it.each([
    ['an IPv4 address', '192.0.2.7', '192.0.2.7'],
    ['the same written as IPv6', '::ffff:192.0.2.7', '192.0.2.7'],
    ['the network of an IPv6 address', '2001:db8:0:7:1:2:3:4', '2001:db8:0:7::/64'],
    ['the same with any other rest', '2001:DB8:0000:0007::ab', '2001:db8:0:7::/64'],
    ['a network written short', '2001:db8::1', '2001:db8:0:0::/64'],
    ['this machine', '::1', '0:0:0:0::/64'],
    ['a neighbour by its interface', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s', (_, address, key) => {
    expect(callerKey(address)).toBe(key);
  });
});
