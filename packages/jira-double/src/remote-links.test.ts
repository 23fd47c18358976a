import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedDemoIssues } from './demo-issues.ts';
import { speakTo } from './speak.ts';
import { type JiraDouble, startJiraDouble } from './start-jira-double.ts';

const G = 'system=https://desk.example&chat=5f0c';
const link = (globalId: string | undefined = G, object: object = { url: 'https://desk.example/c/1', title: 'Chat #1' }) => ({
  globalId,
  object,
});

for (const flavour of ['cloud', 'dc'] as const) {
  describe(`remote links, ${flavour}`, () => {
    let double: JiraDouble;
    let speak: ReturnType<typeof speakTo>;
    let path: string;

    beforeAll(async () => {
      double = await startJiraDouble({ flavour, token: 't0ken' });
      speak = speakTo(double, flavour);
      seedDemoIssues(double.control);
    });
    beforeEach(() => {
      for (const issue of double.control.state.issues.values()) issue.links.length = 0;
      path = `/issue/${double.control.issue('NET-2381').id}/remotelink`;
    });
    afterAll(() => double.close());

    test('[JD-01] the first upsert makes a link and answers its id and address', async () => {
      const { status, body } = await speak('POST', path, link());
      expect(status).toBe(flavour === 'cloud' ? 201 : 200);
      expect(body).toEqual({ id: expect.any(Number), self: expect.stringContaining(`${double.url}/rest/api/`) });
      expect(double.control.remoteLinks('NET-2381')).toMatchObject([{ id: body.id, globalId: G }]);
    });

    test('[JD-02] the same upsert again answers 200 with the same id and makes no second link', async () => {
      const first = await speak('POST', path, link());
      const second = await speak('POST', path, link());
      expect([second.status, second.body.id]).toEqual([200, first.body.id]);
      expect(double.control.remoteLinks('NET-2381').length).toBe(1);
    });

    test('[JD-03] ten parallel upserts make one link, or more than one in racy mode', async () => {
      await Promise.all(Array.from({ length: 10 }, () => speak('POST', path, link())));
      expect(double.control.remoteLinks('NET-2381').length).toBe(1);
      double.control.modes.upsert = 'racy';
      await Promise.all(Array.from({ length: 10 }, () => speak('POST', path, link('racy'))));
      double.control.modes.upsert = 'atomic';
      expect(double.control.remoteLinks('NET-2381').length).toBeGreaterThan(2);
    });

    test('[JD-04] what an upsert leaves out becomes null', async () => {
      const icon = { url16x16: 'https://desk.example/i.png', title: 'Desk' };
      await speak('POST', path, { ...link(), relationship: 'customer chat', object: { ...link().object, icon } });
      await speak('POST', path, link());
      const { body } = await speak('GET', path);
      expect(body).toMatchObject([{ globalId: G, relationship: null, object: { icon: null } }]);
    });

    test('[JD-05] the same globalId on two issues makes two links', async () => {
      const first = await speak('POST', path, link());
      const second = await speak('POST', `/issue/PAY-3307/remotelink`, link());
      expect(second.body.id).not.toBe(first.body.id);
    });

    test('[JD-06] a globalId of 255 characters is taken, one of 256 is not', async () => {
      expect((await speak('POST', path, link('g'.repeat(255)))).status).toBeLessThan(300);
      expect(await speak('POST', path, link('g'.repeat(256)))).toMatchObject({
        status: 400,
        body: { errors: { globalId: expect.any(String) } },
      });
    });

    test('[JD-07] a link without object, title or url is refused by field', async () => {
      expect(await speak('POST', path, { globalId: G })).toMatchObject({ status: 400, body: { errors: { object: expect.any(String) } } });
      expect(await speak('POST', path, link(G, { url: 'https://desk.example' }))).toMatchObject({
        status: 400,
        body: { errors: { title: "'title' is required." } },
      });
      expect(await speak('POST', path, link(G, { title: 'x' }))).toMatchObject({
        status: 400,
        body: { errors: { url: "'url' is required." } },
      });
    });

    test('[JD-08] a misspelt GlobalID is accepted and makes a new link each time', async () => {
      const misspelt = { GlobalID: G, object: link().object };
      await speak('POST', path, misspelt);
      await speak('POST', path, misspelt);
      expect(double.control.remoteLinks('NET-2381').map((each) => each.globalId)).toEqual([null, null]);
    });

    test('[JD-09] reading by globalId finds the one link, as array or object, and 404 for another', async () => {
      const odd = 'a&b=c+d é 1';
      await speak('POST', path, link(odd));
      const query = `${path}?globalId=${encodeURIComponent(odd)}`;
      expect((await speak('GET', query)).body).toMatchObject([{ globalId: odd }]);
      double.control.modes.oneLinkAs = 'object';
      expect((await speak('GET', query)).body).toMatchObject({ globalId: odd });
      double.control.modes.oneLinkAs = 'array';
      expect((await speak('GET', `${path}?globalId=other`)).status).toBe(404);
    });

    test('[JD-10] removal by globalId answers 204, then 404, and 400 without one', async () => {
      await speak('POST', path, link());
      const statuses = [];
      for (const query of [`?globalId=${encodeURIComponent(G)}`, `?globalId=${encodeURIComponent(G)}`, ''])
        statuses.push((await speak('DELETE', path + query)).status);
      expect(statuses).toEqual([204, 404, 400]);
    });

    test('[JD-11] an issue takes so many links and no more', async () => {
      double.control.modes.linkLimit = 1;
      await speak('POST', path, link('one'));
      expect((await speak('POST', path, link('two'))).status).toBe(413);
      expect((await speak('POST', path, link('one'))).status).toBe(200);
      double.control.modes.linkLimit = 2_000;
    });

    test('a link is read, replaced and removed by its id, and not from another issue', async () => {
      const { id } = (await speak('POST', path, link())).body;
      expect((await speak('PUT', `${path}/${id}`, link(G, { url: 'https://desk.example/c/2', title: 'Chat #2' }))).status).toBe(204);
      expect((await speak('GET', `${path}/${id}`)).body).toMatchObject({ id, object: { title: 'Chat #2', summary: null } });
      expect((await speak('PUT', `/issue/PAY-3307/remotelink/${id}`, link())).status).toBe(400);
      expect((await speak('DELETE', `${path}/${id}`)).status).toBe(204);
      expect((await speak('GET', `${path}/${id}`)).status).toBe(404);
    });
  });
}
