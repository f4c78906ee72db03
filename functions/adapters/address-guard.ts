import ipaddr from 'ipaddr.js';

/** Where an address lies: in the public internet, inside a network, or where nothing of ours may ever go. */
export type AddressClass = 'public' | 'internal' | 'forbidden';

/** What hosts inside a network have. */
const internalRanges: ReadonlySet<string> = new Set(['private', 'uniqueLocal', 'loopback', 'carrierGradeNat']);

/** All of the public IPv6 internet; what is outside can lead to IPv4 addresses by another way. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Where AWS answers with credentials by IPv6; by IPv4 it is link-local. */
const metadata = ipaddr.IPv6.parseCIDR('fd00:ec2::/32');

export function classOf(address: string): AddressClass {
  if (!ipaddr.isValid(address)) return 'forbidden';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (parsed instanceof ipaddr.IPv6) {
    if (parsed.match(metadata)) return 'forbidden';
    if (range === 'unicast' && !parsed.match(globalUnicast)) return 'forbidden';
  }
  if (range === 'unicast') return 'public';
  return internalRanges.has(range) ? 'internal' : 'forbidden';
}
