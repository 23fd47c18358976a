import type { Tag } from '@desk/protocol/tag';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { createBusiness } from '../people.ts';

test('[G2] forty stale edits at once are all answered: none waits for a connection that another holds', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const tag = await supervisor.post<Tag>('/api/tags', { name: 'Roaming' });
  const stale = Array.from({ length: 40 }, () =>
    supervisor.send<{ tag: Tag }>('PATCH', `/api/tags/${tag.id}`, { version: tag.version + 7, meaning: 'late' }),
  );
  const answers = await Promise.all(stale);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409]));
  expect(answers.every(({ body }) => body.tag.name === 'Roaming')).toBe(true);
});
