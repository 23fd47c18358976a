import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import type { Figures, SentimentReport, TagReport } from '@desk/protocol/report';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[F3] [13.24] what was not set is a class of its own in reports, tags, figures, filters and the export, and neutral is what was chosen', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const tagIds = [business.tags.Outage!];
  const form = { neutral: { sentiment: 'neutral', tagIds }, touched: { sentiment: null, tagIds }, untouched: {} } as const;
  for (const each of Object.values(form)) {
    const { chat } = await business.liveChat(agent);
    await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { ...each, tagIds: 'tagIds' in each ? [...each.tagIds] : [] }));
  }
  const left = await business.liveChat(agent);
  await left.customer.post('/api/widget/end');

  const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  const sentiment = await until(async () => {
    const report = await supervisor.get<SentimentReport>(`/api/reports/sentiment?${range}`);
    return report.total.notSet === 3 && report;
  });
  expect(sentiment.total).toEqual({ positive: 0, neutral: 1, negative: 0, notSet: 3 });
  const ofChannel = async (channel: string) =>
    (await supervisor.get<SentimentReport>(`/api/reports/sentiment?${range}&channel=${channel}`)).total;
  expect([await ofChannel('web'), await ofChannel('email')]).toEqual([
    sentiment.total,
    { positive: 0, neutral: 0, negative: 0, notSet: 0 },
  ]);
  const tags = await supervisor.get<TagReport>(`/api/reports/tags?${range}`);
  expect(tags.rows).toMatchObject([{ tag: { name: 'Outage' }, positive: 0, neutral: 1, negative: 0, notSet: 1, total: 2 }]);
  expect(tags.untagged).toEqual({ positive: 0, neutral: 0, negative: 0, notSet: 2, total: 2 });

  const figures = await supervisor.get<Figures>('/api/figures?window=15m');
  expect(figures.sentiment.total).toEqual(sentiment.total);
  expect(figures.closed).toMatchObject({ value: 4, rated: 1, positive: 0 });

  const listed = async (filter: string) => (await supervisor.get<{ items: ClosureRow[] }>(`/api/closures?${filter}`)).items.length;
  expect([await listed('sentiment=neutral'), await listed('sentiment=not-set'), await listed('tag=none')]).toEqual([1, 3, 2]);
  const { body } = await supervisor.send<string>('GET', '/api/closures.csv');
  expect(body.match(/,not set,/g)).toHaveLength(3);
  expect(body.match(/,neutral,/g)).toHaveLength(1);
});
