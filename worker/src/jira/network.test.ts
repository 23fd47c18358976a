import { createServer as createTlsServer, type Server } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type AddressInfo, createServer } from 'node:net';
import { certificatesOf } from '@desk/core/jira/certificates';
import { seedDemoIssues } from '@desk/jira-double/demo-issues';
import { type JiraDouble, startJiraDouble } from '@desk/jira-double/start-jira-double';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attachLink } from './attach.ts';
import type { JiraConnection } from './connection.ts';
import { getIssue } from './issue.ts';
import { getMyself } from './myself.ts';
import { EXPIRED, OTHER_HOST, TEST_KEY, TRUSTED } from './test-certificates.ts';
import { CHAT, connectionTo, failureOf, TOKEN, USER } from './test-connection.ts';

let double: JiraDouble;
let connection: JiraConnection;

beforeEach(async () => {
  double = await startJiraDouble({ flavour: 'dc', user: USER, token: TOKEN });
  seedDemoIssues(double.control);
  connection = connectionTo(double, 'dc');
});
afterEach(() => double.close());

const toAddress =
  (address: string): LookupFunction =>
  (_, options, callback) =>
    options.all ? callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]) : callback(null, address, 4);

describe('slow and broken connections', () => {
  test('[JD-31] headers that do not come, a body that stops, and one that drips end in a timeout', async () => {
    const slow = { ...connection, headersMs: 100, totalMs: 300 };
    double.control.faults.push(
      { match: {}, answer: { kind: 'hang', at: 'start' } },
      { match: {}, answer: { kind: 'hang', at: 'mid-body' } },
      { match: {}, answer: { kind: 'drip', everyMs: 50 } },
    );
    for (const name of ['headers', 'stop', 'drip']) {
      const started = performance.now();
      expect(await failureOf(getMyself(slow)), name).toMatchObject({ kind: 'timeout', isTransient: true });
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });

  test('[JD-31] an answer that drips within its time is read to the end', async () => {
    double.control.faults.push({ match: {}, answer: { kind: 'drip', everyMs: 1 } });
    expect((await getIssue(connection, 'NET-2381')).key).toBe('NET-2381');
  });

  test('[JD-32] a cut connection is a network failure wherever it is cut', async () => {
    for (const at of ['start', 'after-headers', 'mid-body', 'after-work'] as const) {
      double.control.faults.push({ match: {}, answer: { kind: 'reset', at } });
      expect(await failureOf(getMyself(connection)), at).toMatchObject({ kind: 'network', isTransient: true });
    }
  });

  test('[JD-32] a refused connection and a name that is unknown are network failures', async () => {
    const { url } = double;
    await double.close();
    expect(await failureOf(getMyself({ ...connection, baseUrl: url }))).toMatchObject({
      kind: 'network',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    const resolve: LookupFunction = (_, __, callback) => callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), '', 0);
    expect(await failureOf(getMyself({ ...connection, baseUrl: 'http://jira.corp.example', resolve }))).toMatchObject({
      kind: 'network',
      message: expect.stringContaining('ENOTFOUND'),
    });
  });

  test('a caller that gives up ends the call with its own reason', async () => {
    double.control.faults.push({ match: {}, answer: { kind: 'hang', at: 'start' } });
    const caller = new AbortController();
    const reason = new Error('The worker drains.');
    const call = attachLink(connection, { key: 'NET-2381' }, CHAT, caller.signal);
    await double.control.journal.when((entry) => entry.method === 'GET');
    caller.abort(reason);
    await expect(call).rejects.toBe(reason);
  });
});

describe('[JD-42] certificates', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function startTls(cert: string): Promise<JiraConnection> {
    server = createTlsServer({ key: TEST_KEY, cert }, (_, response) => {
      response.setHeader('content-type', 'application/json').end('{"name":"desk"}');
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { ...connection, baseUrl: `https://localhost:${port}`, resolve: toAddress('127.0.0.1') };
  }

  test('[JD-42] a self-signed certificate is refused without its authority and accepted with it', async () => {
    const site = await startTls(TRUSTED);
    expect(await failureOf(getMyself(site))).toMatchObject({
      kind: 'tls',
      isTransient: false,
      message: expect.stringContaining('SELF_SIGNED'),
    });
    expect((await getMyself({ ...site, ca: TRUSTED })).id).toBe('desk');
  });

  test('[JD-42] of a bundle every certificate counts, and one that is broken is told', async () => {
    const site = await startTls(TRUSTED);
    const bundle = certificatesOf(`An authority\n${OTHER_HOST}\r\nand the next\n${TRUSTED}`)!;
    expect(bundle.match(/BEGIN/g)).toHaveLength(2);
    expect((await getMyself({ ...site, ca: bundle })).id).toBe('desk');
    const broken = TRUSTED.replace('MIIB', 'MII!');
    for (const bad of [`${TRUSTED}\n${broken}`, `${TRUSTED}\n${TEST_KEY}`, `${TRUSTED}\n${TRUSTED.slice(0, 200)}`, 'none'])
      expect(() => certificatesOf(bad)).toThrow('certificate');
    expect(certificatesOf(' \n')).toBeNull();
  });

  test('[JD-42] an expired certificate and one for another host are refused even with their authority', async () => {
    for (const [cert, code] of [
      [EXPIRED, 'CERT_HAS_EXPIRED'],
      [OTHER_HOST, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ] as const) {
      const site = await startTls(cert);
      expect(await failureOf(getMyself({ ...site, ca: cert }))).toMatchObject({ kind: 'tls', message: expect.stringContaining(code) });
      server?.close();
    }
  });
});

describe('addresses where no Jira is', () => {
  test('loopback is refused unless it is allowed', async () => {
    expect(await failureOf(getMyself({ ...connection, allowLoopback: false }))).toMatchObject({ kind: 'wrong_url', isTransient: false });
    expect(double.control.journal.entries).toEqual([]);
    expect((await getMyself(connection)).id).toBe(USER);
  });

  test.each([
    'http://169.254.169.254',
    'http://[::ffff:169.254.169.254]',
    'http://[fe80::1]',
    'http://[::ffff:a9fe:a9fe]',
    'http://100.100.100.200',
    'http://[fd00:ec2::254]',
    'http://2852039166',
    'http://metadata.google.internal',
    'http://[64:ff9b::a9fe:a9fe]',
  ])('%s is refused even where loopback is allowed', async (baseUrl) => {
    expect((await failureOf(getMyself({ ...connection, baseUrl }))).kind).toBe('wrong_url');
  });

  test('[JD-43] a name is checked at the very address that would be connected to, on every call', async () => {
    const { port } = new URL(double.url);
    const answers = ['127.0.0.1', '169.254.169.254'];
    const resolve: LookupFunction = (hostname, options, callback) => toAddress(answers.shift() ?? '127.0.0.1')(hostname, options, callback);
    const rebinding = { ...connection, baseUrl: `http://rebind.example:${port}/jira`, resolve };
    expect((await getMyself(rebinding)).id).toBe(USER);
    // The open connection of the first call is cut, so that the second must resolve again.
    double.control.faults.push({ match: {}, answer: { kind: 'reset', at: 'start' } });
    await failureOf(getMyself(rebinding));
    const failure = await failureOf(getMyself(rebinding));
    expect(failure).toMatchObject({ kind: 'wrong_url', message: expect.stringContaining('169.254.169.254') });
  });

  test('[JD-43] a name with one good and one bad address is refused', async () => {
    const resolve: LookupFunction = (_, __, callback) =>
      callback(null, [
        { address: '10.0.0.5', family: 4 },
        { address: '169.254.169.254', family: 4 },
      ]);
    expect((await failureOf(getMyself({ ...connection, baseUrl: 'http://jira.corp.example', resolve }))).kind).toBe('wrong_url');
  });

  test('an address that is no http address is refused', async () => {
    for (const baseUrl of [
      '',
      'jira.corp.example',
      'ftp://jira.corp.example',
      'https://user:pw@jira.corp.example',
      'https://jira.corp.example/#',
    ]) {
      expect((await failureOf(getMyself({ ...connection, baseUrl }))).kind, baseUrl).toBe('wrong_url');
    }
  });

  test('a port that speaks no HTTP is a network failure', async () => {
    const odd = createServer((socket) => socket.end('hello\n'));
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    const { port } = odd.address() as AddressInfo;
    expect((await failureOf(getMyself({ ...connection, baseUrl: `http://127.0.0.1:${port}` }))).kind).toBe('network');
    odd.close();
  });
});
