import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Thrown, or given to the callback, for an address that a Jira may never have. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

// Private networks stay allowed: a Data Center lives there, and only an admin sets the base URL.
const NEVER = new BlockList();
NEVER.addSubnet('169.254.0.0', 16, 'ipv4'); // link-local, where clouds serve credentials
NEVER.addSubnet('224.0.0.0', 4, 'ipv4'); // multicast
NEVER.addSubnet('240.0.0.0', 4, 'ipv4'); // reserved and broadcast
NEVER.addAddress('100.100.100.200', 'ipv4'); // metadata outside the link-local range
NEVER.addAddress('192.0.0.192', 'ipv4');
NEVER.addSubnet('fe80::', 10, 'ipv6');
NEVER.addSubnet('ff00::', 8, 'ipv6');
NEVER.addSubnet('64:ff9b::', 96, 'ipv6'); // translated IPv4, which would hide any of the above
NEVER.addAddress('fd00:ec2::254', 'ipv6');
NEVER.addAddress('fd20:ce::254', 'ipv6');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addSubnet('0.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
LOOPBACK.addAddress('::', 'ipv6');

const METADATA_NAMES = /^(?:metadata|metadata\.google\.internal|instance-data(?:\.ec2\.internal)?)\.?$/i;

/**
 * Refuses a host that is an address, or a name, where no Jira can be: link-local, metadata, multicast, and loopback unless allowed.
 * Names are checked again by `guardedLookup` when they become addresses.
 * @throws ForbiddenAddress
 */
export function checkHost(hostname: string, allowLoopback: boolean): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (METADATA_NAMES.test(host)) throw new ForbiddenAddress(`${host} is a metadata service.`);
  if (isIP(host) !== 0) checkAddress(host, allowLoopback);
}

/**
 * A resolver for sockets that checks every address of a name and hands on just those it has checked, so that a name which changes
 * between check and connection gains nothing (JD-43).
 */
export function guardedLookup(allowLoopback: boolean, resolve: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found, family) => {
      if (error !== null) return callback(error, '', 0);
      const addresses = typeof found === 'string' ? [{ address: found, family: family ?? isIP(found) }] : found;
      try {
        for (const { address } of addresses) checkAddress(address, allowLoopback);
      } catch (refusal) {
        return callback(refusal as Error, '', 0);
      }
      const [first] = addresses;
      if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}

function checkAddress(address: string, allowLoopback: boolean): void {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (NEVER.check(address, family)) throw new ForbiddenAddress(`${address} is no address for a JIRA.`);
  if (!allowLoopback && LOOPBACK.check(address, family)) throw new ForbiddenAddress(`${address} is this machine.`);
}
