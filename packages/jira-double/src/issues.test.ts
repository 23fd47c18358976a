import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedDemoIssues } from './demo-issues.ts';
import { speakTo } from './speak.ts';
import { type JiraDouble, startJiraDouble } from './start-jira-double.ts';

const LINK = { globalId: 'g', object: { url: 'https://desk.example/c/1', title: 'Chat #1' } };
const FLAVOURS = ['cloud', 'dc'] as const;

let double: JiraDouble;
let speak: ReturnType<typeof speakTo>;

async function start(flavour: 'cloud' | 'dc', scopedToken?: string): Promise<void> {
  double = await startJiraDouble({ flavour, token: 't0ken', scopedToken });
  speak = speakTo(double, flavour);
  seedDemoIssues(double.control);
}

afterEach(() => double.close());

for (const flavour of FLAVOURS) {
  describe(`issues, ${flavour}`, () => {
    beforeEach(() => start(flavour));

    test('an issue is found by id, key and key in another case, with only the fields asked for', async () => {
      const { id } = double.control.issue('NET-2381');
      for (const name of [id, 'NET-2381', 'net-2381']) {
        const { status, body } = await speak('GET', `/issue/${name}?fields=summary,status,nope`);
        expect(status).toBe(200);
        expect(body).toMatchObject({
          id,
          key: 'NET-2381',
          fields: {
            summary: 'Roaming bundle not provisioned after eSIM swap',
            status: { name: 'In Progress', statusCategory: { key: 'indeterminate' } },
          },
        });
        expect(Object.keys(body.fields)).toEqual(['summary', 'status']);
      }
    });

    test('[JD-12] [JD-13] [JD-25] what is missing and what is hidden answer in the same bytes', async () => {
      const missing = await speak('GET', '/issue/NET-9999');
      double.control.secureIssue('NET-2390');
      double.control.setPermissions('PAY', { browse: false });
      const secured = await speak('GET', '/issue/NET-2390');
      const hidden = await speak('GET', '/issue/PAY-3307');
      expect(missing.status).toBe(404);
      expect([secured, hidden].map(({ status, body }) => ({ status, body }))).toEqual([
        { status: 404, body: missing.body },
        { status: 404, body: missing.body },
      ]);
    });

    test('[JD-14] without the permission to link, reading works and linking is forbidden', async () => {
      double.control.setPermissions('NET', { link: false });
      expect((await speak('GET', '/issue/NET-2381')).status).toBe(200);
      expect((await speak('POST', '/issue/NET-2381/remotelink', LINK)).status).toBe(403);
    });

    test('[JD-15] with linking switched off, reading and writing links are forbidden', async () => {
      double.control.setLinking(false);
      expect((await speak('GET', '/issue/NET-2381/remotelink')).status).toBe(403);
      expect((await speak('POST', '/issue/NET-2381/remotelink', LINK)).status).toBe(403);
    });

    test('[JD-20] a moved issue keeps its id and its former key leads to it, without a redirect', async () => {
      const { id } = double.control.issue('NET-2381');
      const key = double.control.moveIssue('NET-2381', 'SHP');
      expect((await speak('GET', '/issue/NET-2381')).body).toMatchObject({ id, key });
      expect((await speak('POST', '/issue/NET-2381/remotelink', LINK)).status).toBeLessThan(300);
      double.control.modes.formerKeyWrite = 'missing';
      expect((await speak('POST', '/issue/NET-2381/remotelink', LINK)).status).toBe(404);
      expect((await speak('POST', `/issue/${id}/remotelink`, LINK)).status).toBe(200);
    });

    test('[JD-21] a renamed project changes all keys and the former ones still lead to the issues', async () => {
      double.control.renameProject('NET', 'CORE');
      expect((await speak('GET', '/issue/CORE-2390')).body.key).toBe('CORE-2390');
      expect((await speak('GET', '/issue/NET-2390')).body.key).toBe('CORE-2390');
    });

    test('[JD-22] a former key that became active elsewhere leads to the other issue', async () => {
      double.control.moveIssue('NET-2381', 'SHP');
      const other = double.control.seedIssue({ key: 'NET-2381', summary: 'Another one' });
      expect((await speak('GET', '/issue/NET-2381')).body.id).toBe(other.id);
    });

    test('[JD-23] a deleted issue answers 404', async () => {
      double.control.deleteIssue('NET-2381');
      expect((await speak('GET', '/issue/NET-2381')).status).toBe(404);
    });

    test('[JD-24] an archived issue can be read and not linked', async () => {
      double.control.archiveIssue('NET-2381');
      expect((await speak('GET', '/issue/NET-2381')).status).toBe(200);
      expect((await speak('POST', '/issue/NET-2381/remotelink', LINK)).status).toBe(403);
      double.control.modes.archivedStatus = 400;
      expect((await speak('POST', '/issue/NET-2381/remotelink', LINK)).status).toBe(400);
    });

    test('a transition changes status and category', async () => {
      double.control.transition('NET-2381', '完了', 'done');
      expect((await speak('GET', '/issue/NET-2381')).body.fields).toMatchObject({
        status: { name: '完了', statusCategory: { key: 'done' } },
        resolution: { name: 'Done' },
      });
    });

    test('only visible projects are listed', async () => {
      double.control.setPermissions('PAY', { browse: false });
      const { body } = await speak('GET', flavour === 'cloud' ? '/project/search' : '/project');
      const projects: { key: string }[] = flavour === 'cloud' ? body.values : body;
      expect(projects.map((each) => each.key).sort()).toEqual(['FIB', 'LOG', 'NET', 'SHP']);
    });

    test('the picker finds by key and by words', async () => {
      const { body } = await speak('GET', '/issue/picker?query=gift');
      expect(body.sections[1].issues).toMatchObject([{ key: 'PAY-3307' }]);
    });

    test('serverInfo answers anybody and names the flavour, myself never does', async () => {
      const nobody = speakTo(double, flavour, '');
      expect((await nobody('GET', '/serverInfo')).body).toMatchObject({
        baseUrl: double.url,
        deploymentType: flavour === 'cloud' ? 'Cloud' : 'Server',
      });
      expect((await nobody('GET', '/myself')).status).toBe(401);
      expect((await nobody('GET', '/issue/NET-2381')).status).toBe(404);
      expect((await speak('GET', '/myself')).body).toMatchObject(
        flavour === 'cloud' ? { accountId: expect.any(String) } : { name: expect.any(String) },
      );
    });

    test('what is not played answers 501 and names itself', async () => {
      const { status, body } = await speak('POST', '/issue/NET-2381/comment', {});
      expect(status).toBe(501);
      expect(body.errorMessages[0]).toContain('POST');
      expect(body.errorMessages[0]).toContain('/comment');
    });

    test('[JD-41] the other API version is a dead link, or a page with 200', async () => {
      const other = `${double.url}/rest/api/${flavour === 'cloud' ? 4 : 3}/issue/NET-2381`;
      expect((await fetch(other)).status).toBe(404);
      double.control.modes.otherVersion = 'page';
      const page = await fetch(other);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html;charset=UTF-8']);
    });
  });
}

describe('wrong tokens', () => {
  test.each(FLAVOURS)('[JD-16] [JD-17] [JD-18] a wrong token is refused in three ways on %s, and never written down', async (flavour) => {
    await start(flavour);
    const wrong = speakTo(double, flavour, flavour === 'cloud' ? 'Basic d3Jvbmc6czNjcmV0' : 'Bearer s3cret');
    const refused = await wrong('GET', '/issue/NET-2381');
    expect([refused.status, refused.headers.get('x-seraph-loginreason')]).toEqual([401, 'AUTHENTICATED_FAILED']);
    double.control.modes.badToken = 'anonymous';
    expect([(await wrong('GET', '/issue/NET-2381')).status, (await wrong('GET', '/myself')).status]).toEqual([404, 401]);
    double.control.modes.badToken = 'empty';
    expect(await wrong('POST', '/issue/NET-2381/remotelink', LINK)).toMatchObject({ status: 200, body: '' });
    expect(double.control.remoteLinks('NET-2381')).toEqual([]);
    expect(JSON.stringify(double.control.journal.entries)).not.toMatch(/s3cret|d3Jvbmc/);
    expect(double.control.journal.entries.every((entry) => entry.as === 'refused')).toBe(true);
  });

  test('[JD-19] a scoped token works at the gateway only, and within its scopes', async () => {
    await start('cloud', 'sc0ped');
    const authorization = `Basic ${Buffer.from('desk@service.example:sc0ped').toString('base64')}`;
    const onSite = speakTo(double, 'cloud', authorization);
    const atGateway = speakTo({ ...double, url: double.gatewayUrl }, 'cloud', authorization);
    expect((await onSite('GET', '/issue/NET-2381')).status).toBe(404);
    expect((await atGateway('GET', '/issue/NET-2381')).status).toBe(200);
    double.control.modes.scopes = ['read:jira-work'];
    expect(await atGateway('POST', '/issue/NET-2381/remotelink', LINK)).toMatchObject({
      status: 401,
      body: { message: 'Unauthorized; scope does not match' },
    });
  });
});

describe('many issues at once', () => {
  test('Cloud fetches up to 100 in ascending order and names what it does not find', async () => {
    await start('cloud');
    const { body } = await speak('POST', '/issue/bulkfetch', { issueIdsOrKeys: ['PAY-3307', 'NET-2381', 'NOPE-1'], fields: ['summary'] });
    expect(body.issues.map((each: { key: string }) => each.key)).toEqual(['NET-2381', 'PAY-3307']);
    expect(body.issueErrors).toMatchObject([{ id: 'NOPE-1' }]);
    expect((await speak('POST', '/issue/bulkfetch', { issueIdsOrKeys: Array(101).fill('NET-2381') })).status).toBe(400);
  });

  test('Data Center searches by ids, leaves archived issues out, and refuses what is not simulated', async () => {
    await start('dc');
    const ids = ['NET-2381', 'PAY-3307', 'LOG-1180'].map((key) => double.control.issue(key).id);
    double.control.archiveIssue('LOG-1180');
    const { body } = await speak('POST', '/search', { jql: `id in (${ids.join(',')})`, fields: ['summary'] });
    expect(body).toMatchObject({ total: 2, issues: [{ key: 'NET-2381' }, { key: 'PAY-3307' }] });
    expect((await speak('GET', '/search?jql=text+~+x')).body.errorMessages[0]).toContain('not simulated');
  });
});
