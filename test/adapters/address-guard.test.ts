import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classOf } from '../../functions/adapters/address-guard.ts';

describe('an address', () => {
  test.each(['8.8.8.8', '93.184.216.34', '2606:4700::1', '2a00:1450:4001::1'])('%s is public', (address) => {
    expect(classOf(address)).toBe('public');
  });

  test.each([
    ['a private network', '10.0.0.1'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.1'],
    ['this machine', '127.0.0.1'],
    ['this machine', '127.255.255.254'],
    ['this machine', '::1'],
    ['a provider behind NAT', '100.64.0.1'],
    ['a provider behind NAT', '100.127.255.255'],
    ['a private network', 'fd00::1'],
    ['a private network', 'fc00::1'],
  ])('of %s, %s, is internal', (_what, address) => {
    expect(classOf(address)).toBe('internal');
  });

  test.each([
    ['the metadata of AWS', '169.254.169.254'],
    ['the credentials of a container', '169.254.170.2'],
    ['the metadata of AWS by IPv6', 'fd00:ec2::254'],
    ['link-local', '169.254.0.1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['unspecified', '::'],
    ['multicast', '224.0.0.1'],
    ['multicast', '239.255.255.255'],
    ['multicast', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['documentation', '2001:db8::1'],
    ['benchmarks', '198.18.0.1'],
    ['protocol assignments', '192.0.0.8'],
    ['the old 6to4 relay', '192.88.99.1'],
    ['an IPv4 address mapped into IPv6', '::ffff:127.0.0.1'],
    ['an IPv4 address mapped into IPv6', '::ffff:8.8.8.8'],
    ['an IPv4 address mapped into IPv6', '::ffff:a9fe:a9fe'],
    ['an IPv4-compatible address', '::127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64', '64:ff9b::a9fe:a9fe'],
    ['NAT64 of a network of its own', '64:ff9b:1::7f00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:53aa:64c::1'],
    ['the discard prefix', '100::1'],
    ['not an address', 'localhost'],
    ['not an address', ''],
  ])('that is %s, %s, is forbidden', (_what, address) => {
    expect(classOf(address)).toBe('forbidden');
  });

  test('that carries an IPv4 address is never public', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom('::ffff:', '::', '64:ff9b::'), (address, prefix) => {
        expect(classOf(`${prefix}${address}`)).not.toBe('public');
      }),
    );
  });
});
