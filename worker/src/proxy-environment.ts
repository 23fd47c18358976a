import { z } from 'zod';
import { type Proxies, proxyAuthorization, proxyFor } from './jira/proxies.ts';

const ProxyAddress = z.string().refine(isProxy, 'must be an http or https address');

/** The forward proxies as the environment names them: in small letters, as other programs read them, they count first. */
export const ProxyEnvironment = z.object({
  HTTP_PROXY: ProxyAddress.optional(),
  HTTPS_PROXY: ProxyAddress.optional(),
  NO_PROXY: z.string().optional(),
  http_proxy: ProxyAddress.optional(),
  https_proxy: ProxyAddress.optional(),
  no_proxy: z.string().optional(),
});

/** The proxies that these variables name. */
export function proxiesOf(read: z.output<typeof ProxyEnvironment>): Proxies {
  return {
    http: read.http_proxy || read.HTTP_PROXY,
    https: read.https_proxy || read.HTTPS_PROXY,
    no: read.no_proxy || read.NO_PROXY,
  };
}

function isProxy(http: string): boolean {
  try {
    const proxy = proxyFor(new URL('http://jira.example'), { http });
    if (proxy) proxyAuthorization(proxy); // a name or password that is not well encoded is said now, not at each call
    return proxy !== null;
  } catch {
    return false;
  }
}
