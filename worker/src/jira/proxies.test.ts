import { createServer, type Server } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { seedDemoIssues } from '@desk/jira-double/demo-issues';
import { type JiraDouble, startJiraDouble } from '@desk/jira-double/start-jira-double';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachLink } from './attach.ts';
import type { JiraConnection } from './connection.ts';
import { getMyself } from './myself.ts';
import { proxyFor } from './proxies.ts';
import { OTHER_HOST, TEST_KEY, TRUSTED } from './test-certificates.ts';
import { CHAT, connectionTo, failureOf, TOKEN, USER } from './test-connection.ts';
import { startTestProxy, type TestProxy } from './test-proxy.ts';

let double: JiraDouble;
let proxy: TestProxy;
let tls: Server | undefined;
beforeEach(async () => {
  double = await startJiraDouble({ flavour: 'dc', user: USER, token: TOKEN });
  seedDemoIssues(double.control);
  proxy = await startTestProxy('desk:pass word');
});
afterEach(async () => {
  proxy.close();
  tls?.close();
  await double.close();
});

const signedIn = () => proxy.url.replace('//', '//desk:pass%20word@');
const nobody: LookupFunction = (_, __, callback) => callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), '', 0);

/** The double under a name that only the proxy can resolve. */
function behindProxy(changes: Partial<JiraConnection> = {}): JiraConnection {
  const baseUrl = double.url.replace('127.0.0.1', 'jira.corp.example');
  return connectionTo(double, 'dc', { baseUrl, resolve: nobody, proxies: { http: signedIn() }, ...changes });
}

async function tlsSite(cert: string, ca?: string): Promise<JiraConnection> {
  tls = createServer({ key: TEST_KEY, cert }, (_, response) => {
    response.setHeader('content-type', 'application/json').end('{"name":"desk"}');
  });
  await new Promise<void>((resolve) => tls?.listen(0, '127.0.0.1', resolve));
  const { port } = tls.address() as AddressInfo;
  return behindProxy({ baseUrl: `https://other.example:${port}`, proxies: { https: signedIn() }, ...(ca ? { ca } : {}) });
}

test('[J16] [JD-42] a site that only the proxy reaches gets its link by way of it, and the proxy is the one that resolves its name', async () => {
  expect((await attachLink(behindProxy(), { key: 'NET-2381' }, CHAT)).key).toBe('NET-2381');
  expect(proxy.asked).toHaveLength(2);
  expect(proxy.asked[0]).toMatch(/^GET http:\/\/jira\.corp\.example:\d+\/jira\/rest\/api\/2\/issue\/NET-2381/);
  expect((await failureOf(getMyself(behindProxy({ proxies: {} })))).message).toContain('ENOTFOUND');
});

test('[J16] [JD-42] to an https site there is a tunnel, in which the site’s own certificate counts', async () => {
  const site = await tlsSite(OTHER_HOST, OTHER_HOST);
  expect((await getMyself(site)).id).toBe('desk');
  expect((await getMyself(site)).id).toBe('desk');
  // The open tunnel is used again.
  expect(proxy.asked).toEqual([`CONNECT ${new URL(site.baseUrl).host}`]);
  const { ca: _, ...stranger } = site;
  expect(await failureOf(getMyself(stranger))).toMatchObject({ kind: 'tls', message: expect.stringContaining('SELF_SIGNED') });
  tls?.close();
  expect(await failureOf(getMyself(await tlsSite(TRUSTED, TRUSTED)))).toMatchObject({ kind: 'tls' });
});

test('[J16] [JD-37] [JD-42] a proxy that asks for a sign-in is named, and neither its password nor our token is told', async () => {
  const site = await tlsSite(OTHER_HOST, OTHER_HOST);
  const { host } = new URL(proxy.url);
  const wrong = proxy.url.replace('//', '//desk:wr0ng@');
  const tunnel = await failureOf(getMyself({ ...site, proxies: { https: wrong } }));
  expect(tunnel).toMatchObject({ kind: 'network', status: 407, message: `The proxy ${host} asks for a sign-in (407).` });
  const plain = await failureOf(getMyself(behindProxy({ proxies: { http: wrong } })));
  expect(plain).toMatchObject({ kind: 'network', status: 407, message: 'The proxy asks for a sign-in (407).' });
  expect(double.control.journal.entries).toEqual([]);
  proxy.close();
  expect(await failureOf(getMyself(site))).toMatchObject({ kind: 'network', message: expect.stringContaining('ECONNREFUSED') });
});

test('[J16] [JD-43] by way of a proxy too, addresses where no Jira is are not asked for', async () => {
  for (const baseUrl of ['http://169.254.169.254', 'http://metadata.google.internal', 'http://127.0.0.1:1'])
    expect((await failureOf(getMyself(behindProxy({ baseUrl, allowLoopback: false })))).kind).toBe('wrong_url');
  expect(proxy.asked).toEqual([]);
});

test('[J16] which proxy an address goes by, and where none is used', () => {
  const proxies = {
    http: 'proxy.corp:3128',
    https: 'https://secure.corp',
    no: 'desk.lan, .intern.corp,jira.example:8443 10.0.0.0/8,fd00::/8',
  };
  const goes = (url: string, no = proxies.no) => proxyFor(new URL(url), { ...proxies, no })?.origin;
  expect(goes('http://jira.example')).toBe('http://proxy.corp:3128');
  expect(goes('https://jira.example')).toBe('https://secure.corp');
  for (const url of [
    'http://localhost',
    'http://127.0.0.1:8080',
    'http://desk.lan',
    'https://jira.intern.corp',
    'https://jira.example:8443',
    'http://10.1.2.3',
    'http://[fd00::1]',
  ])
    expect(goes(url), url).toBeUndefined();
  for (const url of ['https://notintern.corp', 'https://jira.example:443', 'http://11.1.2.3', 'https://xdesk.lan'])
    expect(goes(url), url).toBeDefined();
  expect(goes('https://jira.example', '*')).toBeUndefined();
  expect(proxyFor(new URL('https://jira.example'), { http: 'proxy.corp' })).toBeNull();
  expect(() => proxyFor(new URL('http://jira.example'), { http: 'socks5://u:secret@x' })).toThrow(
    /^The proxy is no http or https address\.$/,
  );
});
