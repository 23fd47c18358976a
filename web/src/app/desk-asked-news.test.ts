import type { Role } from '@desk/protocol/people';
import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { chatFixture } from '../data/chat.fixture.ts';
import type { DeskData } from '../data/desk-data.ts';
import { DeskSocket } from '../data/socket.ts';
import type { AnnouncementMade } from '../ui/announce.ts';
import { mount } from '../ui/mount.fixture.ts';
import './desk-asked-news.ts';

const [noor, ines] = ['Noor Haddad', 'Ines Duarte'].map((name, i) => ({ kind: 'agent', id: `usr_${i}`, name }));
const asking = (at: string, reason: string | null = null) => chatFixture({ agent: noor as never, supervisorAsked: { at, reason } });
const asked = (chat = asking('2026-05-14T10:12:00Z')) => ({ type: 'chat.supervisor-asked', actor: noor, chat, data: {} });
const seen = { type: 'chat.supervisor-seen', actor: ines, chat: chatFixture({ agent: noor as never, supervisorAsked: null }), data: {} };

/** What this person hears of these events. */
async function heard(me: object | undefined, role: Role, events: object[]): Promise<string[]> {
  const data = { socket: new DeskSocket('ws://desk.test'), me: { ...me, role } } as unknown as DeskData;
  await mount(html`<desk-asked-news .data=${data}></desk-asked-news>`);
  const words: string[] = [];
  const listen = (event: AnnouncementMade) => words.push(`${event.isUrgent ? '!' : ''}${event.words}`);
  document.addEventListener('ui-announcement-made', listen);
  onTestFinished(() => document.removeEventListener('ui-announcement-made', listen));
  data.socket.onFrame.call({ type: 'events', cursor: 'c1', events } as never);
  return words;
}

test('[V6] supervisors hear of each asking once, politely, and the agent who has seen to it', async () => {
  const again = asked(asking('2026-05-14T10:12:00Z', 'Refund'));
  const words = 'Ada M. asks for a supervisor, Noor Haddad says';
  expect(await heard(ines, 'supervisor', [asked(), again, seen])).toEqual([words]);
  expect(await heard(ines, 'supervisor', [asked(), seen, asked(asking('2026-05-14T10:20:00Z'))])).toEqual([words, words]);
  expect(await heard(noor, 'supervisor', [asked(), seen])).toEqual(['Ines Duarte saw to Ada M.’s wish for a supervisor']);
  expect(await heard({ id: 'usr_2' }, 'agent', [asked(), seen])).toEqual([]);
});
