import type { Chat, ChatWithMessages, Message } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import type { Note } from '@desk/protocol/note';
import { parseReferences } from '@desk/protocol/references';
import type { TagReport } from '@desk/protocol/report';
import type { Tag } from '@desk/protocol/tag';
import { cleanLine, cleanText } from '@desk/protocol/text';
import { sql } from 'kysely';
import { expect, inject } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { type Business, closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';
import { CORPUS, keptOf, lineOf, type Payload } from './corpus.ts';
import { readCsv } from './read-csv.ts';

/** Each of them in one form; in the other one of three, since only the bus differs. */
const PAYLOADS = inject('form') === 'embedded' ? CORPUS : CORPUS.filter((_, place) => place % 3 === 0);

/** Half of a character, NUL or another control, where no such thing may be. */
const BROKEN = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** References with the payload in them, as far as it may stand in one: a ticket number, and a link whose path it is. */
function referencesOf(payload: Payload): string[] {
  const path = encodeURIComponent(keptOf(payload));
  const wanted = [`INC-1${payload.typed.replace(/\s/g, '')}`.slice(0, 60), `https://status.example/${path}`];
  return wanted.filter((text) => parseReferences(cleanText(text), []).refused.length === 0);
}

/** Puts a payload into every field of one chat, and closes it. Gives what the answers held. */
async function fill(agent: Person, supervisor: Person, business: Business, payload: Payload) {
  const { typed } = payload;
  const group = [...typed].slice(0, 30).join('');
  const tag = await supervisor.post<Tag>('/api/tags', { name: typed, meaning: typed, group });
  expect([tag.name, tag.group]).toEqual([lineOf(payload), cleanLine(group)]);
  const customer = await business.customer(typed);
  const { chat: opened, message: said } = await customer.say(typed);
  const path = `/api/chats/${opened.id}`;
  const { version } = await supervisor.post<Chat>(`${path}/assign`, { agentId: agent.id });
  const words = { text: typed, clientId: `answer-${opened.id}` };
  const { message: answered } = await agent.post<{ message: Message }>(`${path}/messages`, words);
  await agent.put(`${path}/draft?mode=close`, { body: { note: typed, [`key ${typed}`]: [typed] } });
  const { draft } = await agent.get<{ draft: { body: { note: string } } }>(`${path}/draft?mode=close`);
  const note = await agent.post<Note>(`/api/customers/${customer.id}/notes`, { text: typed, chatId: opened.id });
  const form = closeForm({ version }, { note: typed, tagIds: [tag.id], references: referencesOf(payload) });
  const closed = await agent.post<Chat>(`${path}/close`, form);
  return { tag, customer, closed, texts: [tag.meaning, said.text, answered.text, note.text], draft };
}

test('[B3] [B4] [B6] [13.6] every text that breaks desks is kept as it was typed, in every field, on every surface', {
  timeout: 240_000,
}, async ({ desk }) => {
  desk.jira.control.seedProject({ key: 'ODD', name: 'Odd' });
  const business = await createBusiness(desk, { tags: [], jira: true });
  const agent = await business.person('agent', { name: '<img src=x onerror=trap++>', limit: 100 });
  const supervisor = await business.person('supervisor', { at: desk.otherUrl });
  const wall = await listen(supervisor, ['closures', 'chats']);
  for (const payload of PAYLOADS) {
    const [kept, name] = [keptOf(payload), lineOf(payload)];
    const { tag, customer, closed, texts, draft } = await fill(agent, supervisor, business, payload);
    expect(texts, payload.what).toEqual(texts.map(() => kept));
    expect(draft.body.note.trim()).toBe(kept);
    const shown = { note: kept, tags: [{ id: tag.id, name }] };
    expect(closed.closure, payload.what).toMatchObject(shown);
    for (const { kind, url } of closed.closure!.references)
      expect(kind === 'link' ? new URL(url!).protocol : url).toBe(kind === 'link' ? 'https:' : null);

    const { data } = await wall.event('chat.closed', ({ chatId }) => chatId === closed.id);
    expect(data.row).toMatchObject({ ...shown, customer: { name }, agent: { name: '<img src=x onerror=trap++>' } });
    const whole = await supervisor.get<ChatWithMessages>(`/api/chats/${closed.id}`);
    expect(whole.messages.map(({ text }) => text)).toEqual([kept, kept]);
    expect(whole.chat).toMatchObject({ customer: { name }, lastMessage: { text: kept } });
    const history = await agent.get<{ items: Chat[] }>(`/api/customers/${customer.id}/history`);
    expect(history.items).toMatchObject([{ closure: { note: kept } }]);
    const notes = await agent.get<{ items: Note[] }>(`/api/customers/${customer.id}/notes`);
    expect(notes.items.map(({ text }) => text)).toEqual([kept, kept]);
    // Looked for by itself it is found, and nothing else is that does not hold it.
    const { items: found } = await supervisor.get<{ items: ClosureRow[] }>(`/api/closures?limit=200&q=${encodeURIComponent(kept)}`);
    expect(
      found.some(({ chatId }) => chatId === closed.id),
      payload.what,
    ).toBe(true);
    for (const row of found) expect(`${row.note} ${row.customer.name}`.toLowerCase()).toContain(kept.toLowerCase());
  }

  const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  const report = await until(async () => {
    const tags = await supervisor.get<TagReport>(`/api/reports/tags?${range}`);
    return tags.total === PAYLOADS.length && tags;
  });
  expect(report.rows.map(({ tag }) => tag.name).sort()).toEqual(PAYLOADS.map(lineOf).sort());

  const csv = await supervisor.send<string>('GET', '/api/closures.csv');
  const cells = readCsv(csv.body).reverse();
  const harmless = (text: string) => (/^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text);
  expect(cells.map(({ Customer, Note: note, Tags }) => [Customer, note, Tags])).toEqual(
    PAYLOADS.map((payload) => [lineOf(payload), keptOf(payload), lineOf(payload)].map(harmless)),
  );

  const { rows } = await sql<{ line: string }>`select row_to_json(e)::text as line from events e
    where workspace_id = ${business.workspaceId}`.execute(desk.db);
  for (const text of [...rows.map(({ line }) => line), ...wall.texts, csv.body.replaceAll('\r\n', '\n')]) {
    expect(text).not.toMatch(BROKEN);
    // Written as an escape it would break whoever reads it next.
    expect(text).not.toMatch(/\\u0000|\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])/i);
  }
});

test('[B4] JIRA gets the number of the chat and nothing that a person typed, and its own words are text here', async ({ desk }) => {
  const { control } = desk.jira;
  control.seedProject({ key: 'ODD', name: 'Odd' });
  control.seedIssue({
    key: 'ODD-7',
    summary: '<script>trap++</script>\u202e end\ud800',
    status: { name: '<b>To Do</b>', category: 'new' },
  });
  const business = await createBusiness(desk, { jira: true, tags: ['<i>Outage</i>'] });
  await desk.db.updateTable('departments').set({ name: '"><svg/onload=trap++>' }).where('id', '=', business.departmentId).execute();
  const agent = await business.person('agent');
  const customer = await business.customer('=Ada', null);
  const { chat } = await customer.say('<b>My secret</b>');
  const supervisor = await business.person('supervisor');
  const live = await supervisor.post<Chat>(`/api/chats/${chat.id}/assign`, { agentId: agent.id });
  const form = closeForm(live, { note: 'Typed by us', tagIds: Object.values(business.tags), references: ['ODD-7'] });
  await agent.post(`/api/chats/${chat.id}/close`, form);
  const reference = await until(async () => {
    const { chat: now } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
    return now.closure!.references[0]!.state === 'linked' && now.closure!.references[0]!;
  });
  expect(reference).toMatchObject({ key: 'ODD-7', status: '<b>To Do</b>' });
  expect(reference.summary).toMatch(/^<script>trap\+\+<\/script> end/);
  expect(reference.summary).not.toMatch(/[\u202a-\u202e\ud800-\udfff]/);
  const sent = JSON.stringify(control.remoteLinks('ODD-7'));
  for (const typed of ['Ada', 'secret', 'Typed by us']) expect(sent).not.toContain(typed);
});

/** Ends and middles where a careless cut would fall: emoji, families, flags, skins, letters with marks. */
test('[B5] the preview of a long message ends where a person sees a character end', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const segments = (text: string) => [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
  for (const character of ['👨‍👩‍👧‍👦', '🇮🇳', '👍🏽', 'e\u0301', '🎉']) {
    for (const before of [189, 195, 198, 199]) {
      const text = `${'x'.repeat(before)}${character.repeat(40)}`;
      const customer = await business.customer();
      const { chat } = await customer.say(text);
      const { chat: seen } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
      const preview = seen.lastMessage!.text;
      expect(segments(text).slice(0, segments(preview).length).join('')).toBe(preview);
      expect(preview.length).toBeGreaterThanOrEqual(before);
    }
  }
});

test('[B2] what is far too long is refused in words and nothing of it is kept: two million letters, a thousand tags, a deep heap', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const { chat, customer } = await business.liveChat(agent);
  const huge = 'x'.repeat(2_000_000);
  const requests = [
    customer.send('POST', '/api/widget/messages', { text: huge, clientId: 'far-too-long' }),
    agent.send('POST', `/api/chats/${chat.id}/messages`, { text: huge, clientId: 'far-too-long' }),
    agent.send('POST', `/api/chats/${chat.id}/close`, closeForm(chat, { note: huge })),
    agent.send('POST', `/api/customers/${customer.id}/notes`, { text: huge }),
    supervisor.send('POST', '/api/tags', { name: huge }),
    agent.send('POST', `/api/chats/${chat.id}/close`, closeForm(chat, { tagIds: Array(1_000).fill(business.tags.Outage) })),
    agent.send('POST', `/api/chats/${chat.id}/close`, closeForm(chat, { note: '👨‍👩‍👧‍👦'.repeat(2_001) })),
    supervisor.send('POST', '/api/tags', { name: `${'🎉'.repeat(50)}!` }),
  ];
  expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([413, 413, 413, 413, 413, 422, 422, 422]);
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat).toEqual(chat);
});
