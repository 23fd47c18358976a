import { BlockList, isIP } from 'node:net';

/** The forward proxies that calls go by, as the environment names them: `no` is where none is used. */
export type Proxies = { http?: string | undefined; https?: string | undefined; no?: string | undefined };

/** A proxy would take these for itself. */
const THIS_MACHINE = /^(?:localhost|.*\.localhost|127\..*|\[::1\])$/;

/**
 * The proxy for an address, or null; this machine is never reached by one. `no` holds names, which stand for what is below them too, addresses, ranges as `10.0.0.0/8`, each with a port
 * if it is meant for that alone, and `*`.
 * @throws Error for a proxy that is no http(s) address; it never repeats it, since it may hold a password
 */
export function proxyFor(url: URL, { http, https, no = '' }: Proxies): URL | null {
  const proxy = url.protocol === 'https:' ? https : http;
  if (!proxy || THIS_MACHINE.test(url.hostname) || no.split(/[\s,]+/).some((entry) => entry !== '' && covers(entry.toLowerCase(), url)))
    return null;
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  const found = URL.canParse(text) ? new URL(text) : null;
  if (found?.protocol !== 'http:' && found?.protocol !== 'https:') throw new Error('The proxy is no http or https address.');
  return found;
}

/** The value of `Proxy-Authorization`, or null for a proxy that asks for none. */
export function proxyAuthorization({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  return `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`;
}

function covers(entry: string, url: URL): boolean {
  if (entry === '*') return true;
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const [, range, bits] = /^([\da-f.:]+)\/(\d{1,3})$/.exec(entry) ?? [];
  if (range !== undefined) return inRange(host, range, Number(bits));
  const [, name = entry, port] = isIP(entry) === 6 ? [] : (/^(.*):(\d{1,5})$/.exec(entry) ?? []);
  const standard = url.protocol === 'https:' ? '443' : '80';
  if (port !== undefined && port !== (url.port || standard)) return false;
  const bare = name.replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
  return host === bare || (isIP(host) === 0 && host.endsWith(`.${bare}`));
}

function inRange(host: string, range: string, bits: number): boolean {
  const family = isIP(range);
  if (family === 0 || isIP(host) !== family || bits > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(range, bits, family === 4 ? 'ipv4' : 'ipv6');
  return list.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
