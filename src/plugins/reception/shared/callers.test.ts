import { isFromHere } from './callers';

describe('Whether a caller is on this machine', () => {
  it.each([
    ['127.0.0.1', {}, true],
    ['::1', {}, true],
    ['::ffff:127.0.0.1', {}, true],
    ['::ffff:10.0.0.1', {}, false],
    ['10.0.0.127', {}, false],
    [undefined, {}, false],
    ['127.0.0.1', { 'x-forwarded-for': '10.0.0.1' }, false],
    ['127.0.0.1', { forwarded: 'for=10.0.0.1' }, false],
  ])('%s with %j: %s', (address, headers, is) => expect(isFromHere({ address, headers })).toBe(is));
});
