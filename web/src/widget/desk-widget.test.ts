import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import './desk-widget.ts';
import type { DeskWidget } from './desk-widget.ts';
import { aSurvey } from './survey.fixture.ts';
import { aChat, aMessage, anOutgoing } from './visit.fixture.ts';
import { emptyState, type VisitState } from './visit-state.ts';

let panel: DeskWidget;
let sent: Array<[string, string | null]>;
let steps: string[];
let isTaken: boolean;
const live: VisitState = {
  ...emptyState('Orrin', 'Ada'),
  known: true,
  link: 'open',
  chat: aChat(),
  messages: [aMessage(1, 'customer', 'Hello')],
};

beforeEach(async () => {
  sent = [];
  steps = [];
  isTaken = true;
  panel = document.createElement('desk-widget');
  panel.actions = {
    send: (text, name) => {
      sent.push([text, name]);
      return isTaken;
    },
    retry: (clientId) => steps.push(`retry ${clientId}`),
    typing: () => steps.push('typing'),
    end: (step) => steps.push(`end ${step}`),
    startFresh: () => steps.push('fresh'),
    keepDraft: () => {},
    survey: () => {},
  };
  panel.visit = emptyState('Orrin', null);
  document.body.append(panel);
  await panel.open({ focus: true });
});
afterEach(() => panel.remove());

/** Everything below `root` that matches, through the shadow roots. */
function all(selector: string, root: ParentNode = panel.shadowRoot!): HTMLElement[] {
  const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(selector, shadowRoot) : []));
  return [...root.querySelectorAll<HTMLElement>(selector), ...inner];
}

function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

async function show(state: Partial<VisitState>): Promise<void> {
  panel.visit = { ...live, ...state };
  await panel.updateComplete;
  await Promise.all(all('desk-widget-log, desk-widget-foot, desk-widget-composer').map((part) => (part as DeskWidget).updateComplete));
}

test('the panel is a named dialog, and opening it puts the focus into the message field', () => {
  expect(all('dialog')[0]?.getAttribute('aria-label')).toBe('Chat with Orrin');
  expect(focused()).toBe(all('textarea')[0]);
  expect(all('label[for=message]')[0]?.textContent).toBe('Message');
});

test('Enter sends the trimmed text with the name, Shift+Enter makes a new line', async () => {
  await userEvent.fill(all('input')[0]!, ' Ada ');
  await userEvent.click(all('textarea')[0]!);
  await userEvent.keyboard('one{Shift>}{Enter}{/Shift}two{Enter}');
  expect(sent).toEqual([['one\ntwo', 'Ada']]);
  expect((all('textarea')[0] as HTMLTextAreaElement).value).toBe('');
});

test('Enter while an input method composes does not send, and blank text is never sent', async () => {
  const field = all('textarea')[0] as HTMLTextAreaElement;
  field.value = 'にほ';
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true }));
  field.value = ' \n ';
  await userEvent.click(all('button[type=submit]')[0]!);
  expect(sent).toEqual([]);
});

test('a text that cannot be taken stays in the field, with the reason', async () => {
  isTaken = false;
  await userEvent.keyboard('too much{Enter}');
  expect((all('textarea')[0] as HTMLTextAreaElement).value).toBe('too much');
  expect(all('.strip')[0]?.textContent).toContain('Many messages wait already');
});

test('what an agent wrote is text and never markup', async () => {
  const text = '<img src=x onerror="window.broken=1"><b>bold</b> javascript:alert(1) https://orrin.example/a';
  await show({
    messages: [aMessage(1, 'agent', text, { author: { kind: 'agent', name: '<i>Noor</i>' } })],
    chat: aChat({ agentName: '<i>Noor</i>' }),
  });
  expect(all('.text')[0]?.textContent).toBe(text);
  expect(all('img, b, .m i, h2 i')).toEqual([]);
  expect(all('.m a').map((link) => [link.getAttribute('href'), link.getAttribute('rel')])).toEqual([
    ['https://orrin.example/a', 'noopener noreferrer nofollow'],
  ]);
});

test('a message on its way says so, and one that failed says why and can be tried again', async () => {
  await show({ outgoing: [anOutgoing('one'), anOutgoing('two', { state: 'failed', reason: 'The message is too long' })] });
  const receipts = all('.t.mine').map((receipt) => receipt.textContent?.replace(/\s+/g, ' ').trim());
  expect(receipts[0]).toContain('Sent');
  expect(receipts[1]).toContain('Sending');
  expect(receipts[2]).toContain('Not sent. The message is too long');
  await userEvent.click(all('.failed button')[0]!);
  expect(steps).toContain('retry out-two');
});

test('Esc minimises, but first takes back the question whether to end', async () => {
  let minimised = 0;
  panel.addEventListener('minimise-requested', () => minimised++);
  await show({ ending: 'no' });
  await show({ ending: 'asked' });
  expect(focused()?.textContent?.trim()).toBe('Keep chatting');
  await userEvent.keyboard('{Escape}');
  expect(steps).toContain('end keep');
  expect(panel.isOpen).toBe(true);
  await show({ ending: 'no' });
  await userEvent.keyboard('{Escape}');
  expect(panel.isOpen).toBe(false);
  expect(minimised).toBe(1);
});

test('[fault A27] whoever writes while the chat ends goes on writing, and what is sent then is taken', async () => {
  await show({});
  await userEvent.click(all('textarea')[0]!);
  await userEvent.keyboard('half a sen');
  await show({ chat: { ...live.chat!, status: 'closed', version: 9, closedAt: '2026-05-14T10:12:00Z' } });
  await userEvent.keyboard('tence');
  expect((all('textarea')[0] as HTMLTextAreaElement).value).toBe('half a sentence');
  expect(all('.strip').map(({ textContent }) => textContent)).toEqual(['This chat has ended. What you send now still reaches us.']);
  expect(all('desk-widget-log')).toHaveLength(1);
  await userEvent.keyboard('{Enter}');
  expect([steps.at(-1), sent.at(-1)?.[0]]).toEqual(['fresh', 'half a sentence']);
});

test('[fault A27] when the chat ends under an empty field, the focus goes to the new chat button', async () => {
  await show({});
  await userEvent.click(all('textarea')[0]!);
  await show({ chat: { ...live.chat!, status: 'closed', version: 9, closedAt: '2026-05-14T10:12:00Z' } });
  await expect.poll(() => focused()?.textContent).toBe('Start a new chat');
});

test('[Q5] a question that is open gets the focus of who opens the panel or whose field goes, never of who is elsewhere', async () => {
  const ended = { ...live.chat!, status: 'closed', version: 9, closedAt: '2026-05-14T10:12:00Z' } as const;
  const name = () => focused()?.getAttribute('aria-label') ?? focused()?.textContent;
  await show({});
  await userEvent.click(all('textarea')[0]!);
  await show({ chat: ended, survey: aSurvey() });
  await expect.poll(name).toBe('1 of 5, Not at all');
  await userEvent.tab({ shift: true });
  expect(focused()).toBe(all('.log')[0]);
  panel.minimise();
  await panel.open({ focus: true });
  expect(name()).toBe('1 of 5, Not at all');
  // All of it answered or left: the button that begins a new chat is next.
  await show({ chat: ended, survey: aSurvey({ skipped: ['csat', 'nps'] }) });
  await panel.focusField();
  expect(name()).toBe('Start a new chat');
  await show({ chat: ended, survey: aSurvey() });
  expect([all('input').length, name()]).toEqual([5, 'Start a new chat']);
});

test('[Q5] a question that comes behind a new chat is shown, and who is about to write goes on', async () => {
  const ended = { ...live.chat!, status: 'closed', version: 9, closedAt: '2026-05-14T10:12:00Z' } as const;
  await show({ chat: ended });
  await show({ chat: ended, fresh: true });
  await userEvent.click(all('textarea')[0]!);
  await userEvent.keyboard('one ');
  await show({ chat: ended, survey: aSurvey() });
  await expect.poll(() => all('h3').map(({ textContent }) => textContent)).toEqual(['Did we solve it for you?']);
  await userEvent.keyboard('more{Enter}');
  expect([steps.at(-1), sent]).toEqual(['fresh', [['one more', null]]]);
});

test('[K11] whoever says thank you after the end sees where it went', async () => {
  const ended = { ...live.chat!, status: 'closed', version: 9, closedAt: '2026-05-14T10:12:00Z' } as const;
  await show({ chat: ended });
  expect(all('.again p')).toHaveLength(0);
  const thanks = {
    ...live.messages[0]!,
    id: 'msg_z' as never,
    version: 10,
    author: { kind: 'customer', name: 'Ada' } as const,
    at: '2026-05-14T10:13:00Z',
  };
  await show({ chat: ended, messages: [...live.messages, thanks] });
  expect(all('.again p')[0]?.textContent).toBe('Thank you. We have added this to the chat that ended.');
});

test('[C29] a follow-up stands below the end of the chat, and can be answered at once', async () => {
  const ended = { ...live.chat!, status: 'closed', version: 9, closedAt: '2026-05-14T10:12:00Z' } as const;
  const followUp = aMessage(10, 'agent', 'It is repaired', { at: '2026-05-15T09:00:00Z' });
  await show({ chat: ended });
  all('.again button')[0]!.focus();
  await show({ chat: ended, messages: [...live.messages, followUp] });
  const log = all('.log')[0]!.textContent!;
  expect(log.indexOf('This chat ended at')).toBeLessThan(log.indexOf('It is repaired'));
  expect(all('.strip')[0]?.textContent).toBe('This chat had ended. Your answer still reaches us.');
  await expect.poll(focused).toBe(all('textarea')[0]);
  await userEvent.keyboard('Not yet{Enter}');
  expect(sent).toEqual([['Not yet', null]]);
});

test('one live region of each urgency is there before anything is said, and the transcript is none', async () => {
  await show({});
  expect(all('dialog [aria-live]').map((region) => region.getAttribute('aria-live'))).toEqual(['polite', 'assertive']);
  expect(all('.log')[0]?.closest('[aria-live]')).toBeNull();
  panel.announcer.sayMessage('Noor', 'It works');
  expect(all('dialog [aria-live=polite]')[0]?.textContent).toBe('Noor: It works');
});

test('while offline the field stays usable and a sentence says when it sends', async () => {
  await show({ online: false });
  expect(all('.strip')[0]?.textContent?.trim()).toBe('You are offline. Sends when you are back.');
  expect((all('textarea')[0] as HTMLTextAreaElement).disabled).toBe(false);
});

test('every control is at least 44 pixels wide and 40 high, and has a name', async () => {
  await show({ outgoing: [anOutgoing('x', { state: 'failed', reason: 'No.' })] });
  const controls = all('button');
  expect(controls.length).toBeGreaterThan(3);
  for (const control of controls) {
    const { width, height } = control.getBoundingClientRect();
    expect(Math.min(width, height + 4), control.outerHTML).toBeGreaterThanOrEqual(44);
    expect(control.getAttribute('aria-label') ?? control.textContent?.trim()).toBeTruthy();
  }
});

test('a text above the limit stays whole, says how much it is, and is sent only when it is shorter', async () => {
  const area = all('textarea')[0] as HTMLTextAreaElement;
  const counted = () => all('#count').map((each) => each.textContent?.trim());
  await userEvent.fill(area, 'x'.repeat(100_000));
  await userEvent.keyboard('{Enter}');
  expect(area.value).toHaveLength(100_000);
  expect(counted()).toEqual(['At most 10,000 characters, this has 100,000']);
  expect(sent).toEqual([]);
  await userEvent.fill(area, 'x'.repeat(9_900));
  await expect.poll(counted).toEqual(['9,900 of 10,000 characters']);
  await userEvent.keyboard('{Enter}');
  expect(sent.map(([text]) => text.length)).toEqual([9_900]);
  await expect.poll(counted).toEqual([]);
});
