import type { SavedView } from '@desk/protocol/saved-view';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { createBusiness, type Person } from '../people.ts';

const save = (who: Person, name: string, query = '', page = 'supervise/closed') =>
  who.send<SavedView & { view: SavedView; errors: unknown }>('POST', '/api/views', { page, name, query });
const change = (who: Person, id: string, what: object) => who.send<SavedView & { view: SavedView }>('PATCH', `/api/views/${id}`, what);
const namesOf = async (who: Person, page = '') =>
  (await who.get<{ items: SavedView[] }>(`/api/views${page && `?page=${page}`}`)).items.map(({ name }) => name);

test('[V1] a view is kept for its member alone, renamed, given other filters and deleted', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [ines, omar] = [await business.person('supervisor'), await business.person('supervisor')];
  const { status, body: bad } = await save(ines, ' Bad ones\u202e\n', '?sentiment=negative&q=a b"<');
  expect(status).toBe(201);
  expect(bad).toMatchObject({ page: 'supervise/closed', name: 'Bad ones', query: 'sentiment=negative&q=a+b%22%3C', isDefault: false });
  await save(ines, 'all of today', 'range=today');
  await save(ines, 'Bad ones', 'tag=none', 'reports/tags');
  expect(await namesOf(ines, 'supervise/closed')).toEqual(['all of today', 'Bad ones']);
  expect(await namesOf(ines, 'reports')).toEqual(['Bad ones']);
  expect(await namesOf(ines, 'supervise/close')).toEqual([]);
  expect(await namesOf(ines)).toHaveLength(3);
  expect(await namesOf(omar)).toEqual([]);
  for (const method of ['PATCH', 'DELETE']) expect((await omar.send(method, `/api/views/${bad.id}`, { name: 'Mine' })).status).toBe(404);

  const twice = await save(ines, 'BAD ONES', 'q=x');
  expect(twice).toMatchObject({ status: 409, body: { code: 'already-exists', view: { id: bad.id, query: bad.query } } });
  expect((await change(ines, bad.id, { name: 'All of TODAY' })).body).toMatchObject({
    code: 'already-exists',
    view: { query: 'range=today' },
  });
  expect((await change(ines, bad.id, { name: 'Worst', query: 'sentiment=negative' })).body).toEqual({
    ...bad,
    name: 'Worst',
    query: 'sentiment=negative',
  });
  expect((await ines.send('DELETE', `/api/views/${bad.id}`)).status).toBe(200);
  expect((await change(ines, bad.id, { name: 'Again' })).status).toBe(404);
});

test('[V1] a page has one default, whoever sets it last, and at most 50 views, also when many are saved at once', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const answers = await Promise.all(Array.from({ length: 54 }, (_, i) => save(agent, `View ${i}`, `q=${i}`, 'desk/closed')));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
  expect(answers.find(({ status }) => status !== 201)).toMatchObject({ status: 422, body: { errors: [{ path: 'name' }] } });
  expect((await save(agent, 'Of another page', '', 'desk/live')).status).toBe(201);
  const ids = answers.flatMap(({ body, status }) => (status === 201 ? [body.id] : [])).slice(0, 3);
  for (const id of ids) expect((await change(agent, id, { isDefault: true })).body.isDefault).toBe(true);
  const { items } = await agent.get<{ items: SavedView[] }>('/api/views?page=desk/closed');
  expect(items.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([ids[2]]);
  expect((await change(agent, ids[2]!, { isDefault: false })).body.isDefault).toBe(false);
});

test('[V1] only a page of the desk is kept, under a name', async ({ desk }) => {
  const agent = await (await createBusiness(desk)).person('agent');
  const wrong: [name: string, query: string, page: string][] = [
    ['', '', 'desk/live'],
    ['\u202e', '', 'desk/live'],
    ['x'.repeat(61), '', 'desk/live'],
    ['x', 'q'.repeat(2_001), 'desk/live'],
    ['x', '', '/desk/live'],
    ['x', '', 'https://evil.example'],
    ['x', '', 'api/me'],
    ['x', '', 'desk//evil.example'],
  ];
  for (const [name, query, page] of wrong) expect((await save(agent, name, query, page)).status, page).toBe(422);
  expect((await change(agent, (await save(agent, 'x')).body.id, {})).status).toBe(422);
});
