import type { Tag } from '@desk/protocol/tag';
import { html } from 'lit';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { deepActiveElement } from '../ui/deep-active-element.ts';
import type { DeskTagList } from './desk-tag-list.ts';
import type { DeskTagPanel } from './desk-tag-panel.ts';
import { tagOf } from './tag.fixture.ts';
import './desk-tag-list.ts';
import './desk-tag-panel.ts';

/** The server as this form meets it: it keeps one tag and refuses stale versions. */
class TagServer {
  tag: Tag = tagOf();
  requests: { method: string; body: unknown }[] = [];
  readonly #fetch = globalThis.fetch;

  install(): void {
    globalThis.fetch = async (input, init) => {
      const path = new URL(String(input), location.href).pathname;
      if (path !== `/api/tags/${this.tag.id}` && path !== '/api/tags') return Response.json({ items: [] });
      const body: Partial<Tag> = JSON.parse(String(init?.body ?? '{}'));
      this.requests.push({ method: init?.method ?? 'GET', body });
      if (init?.method === 'POST') return Response.json(tagOf({ ...body, uses: 0 }), { status: 201 });
      if (body.version !== this.tag.version) {
        const problem = {
          type: 'about:blank',
          title: 'Somebody changed this tag meanwhile.',
          status: 409,
          code: 'conflict',
          tag: this.tag,
        };
        return Response.json(problem, { status: 409 });
      }
      this.tag = { ...this.tag, ...body, version: this.tag.version + 1 };
      return Response.json(this.tag);
    };
  }

  remove(): void {
    globalThis.fetch = this.#fetch;
  }
}

let server: TagServer;

beforeEach(() => {
  localStorage.clear();
  server = new TagServer();
  server.install();
});

afterEach(() => {
  server.remove();
  document.body.replaceChildren();
});

async function mount(tag: Tag | undefined, tags: Tag[] = []): Promise<DeskTagPanel> {
  const panel = document.createElement('desk-tag-panel');
  Object.assign(panel, { tag, tags });
  document.body.append(panel);
  await panel.updateComplete;
  return panel;
}

const field = (panel: DeskTagPanel, label: string) =>
  [...panel.renderRoot.querySelectorAll<HTMLElement & { value: string; label: string; error: string }>('ui-text, ui-textarea')].find(
    (each) => each.label === label,
  )!;

async function type(panel: DeskTagPanel, label: string, value: string): Promise<void> {
  const host = field(panel, label);
  const input = host.shadowRoot!.querySelector<HTMLInputElement>('#control')!;
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await panel.updateComplete;
}

const bar = (panel: DeskTagPanel) => panel.renderRoot.querySelector('desk-save-bar')!;
const press = (keys: string) =>
  dispatchEvent(
    new KeyboardEvent('keydown', { key: keys, code: `Key${keys.toUpperCase()}`, ctrlKey: true, bubbles: true, cancelable: true }),
  );
const clash = (panel: DeskTagPanel) => panel.renderRoot.querySelector('desk-version-clash');
const clashButtons = (panel: DeskTagPanel) => [...(clash(panel)?.renderRoot.querySelectorAll('button') ?? [])];

test('the form counts changes and saves only what was changed, by Mod+S', async () => {
  const panel = await mount(server.tag);
  expect(panel.renderRoot.querySelector('aside')!.getAttribute('aria-label')).toBe('Edit tag eSIM');
  await type(panel, 'Meaning', 'Not for plastic SIM');
  expect(bar(panel).changes).toBe(1);
  press('s');
  await expect.poll(() => server.requests).toEqual([{ method: 'PATCH', body: { version: 1, meaning: 'Not for plastic SIM' } }]);
  await expect.poll(() => bar(panel).changes).toBe(0);
});

test('what is typed while it is being saved stays, as a change to what is saved now', async () => {
  const panel = await mount(server.tag);
  await type(panel, 'Meaning', 'Not for plastic SIM');
  press('s');
  await type(panel, 'Meaning', 'Not for plastic SIM cards');
  await expect.poll(() => server.tag.meaning).toBe('Not for plastic SIM');
  await expect.poll(() => bar(panel).busy).toBe(false);
  expect([field(panel, 'Meaning').value, bar(panel).changes]).toEqual(['Not for plastic SIM cards', 1]);
});

test('a stale version shows both values of a field that two people changed, and takes the rest over', async () => {
  const panel = await mount(server.tag);
  server.tag = { ...server.tag, name: 'SIM and eSIM', hue: 5, version: 2 };
  await type(panel, 'Name', 'eSIM swap');
  press('s');
  await expect
    .poll(() => clashButtons(panel).map((button) => button.textContent!.replace(/\s+/g, ' ').trim()))
    .toEqual(['Yours eSIM swap', 'Theirs SIM and eSIM']);
  expect(clash(panel)!.renderRoot.textContent).toContain('Taken over from them: colour.');
  expect(server.tag.name).toBe('SIM and eSIM');

  press('s');
  await expect.poll(() => panel.renderRoot.querySelector('[role=alert]')?.textContent ?? '').toContain('Pick one of the two values first');
  expect(server.requests).toHaveLength(1);

  clashButtons(panel)[0]!.click();
  await panel.updateComplete;
  press('s');
  await expect.poll(() => server.tag).toMatchObject({ name: 'eSIM swap', hue: 5, version: 3 });
});

test('taking their value leaves nothing to save', async () => {
  const panel = await mount(server.tag);
  server.tag = { ...server.tag, name: 'SIM and eSIM', version: 2 };
  await type(panel, 'Name', 'eSIM swap');
  press('s');
  await expect.poll(() => clashButtons(panel).length).toBe(2);
  clashButtons(panel)[1]!.click();
  await expect.poll(() => bar(panel).changes).toBe(0);
  expect(field(panel, 'Name').value).toBe('SIM and eSIM');
});

test('a form without changes follows what somebody else saves', async () => {
  const panel = await mount(server.tag);
  panel.tag = { ...server.tag, name: 'SIM', version: 2 };
  await panel.updateComplete;
  await expect.poll(() => field(panel, 'Name').value).toBe('SIM');
  expect(clash(panel)).toBeNull();
});

test('a name that is missing or taken is said at the field, and nothing is sent', async () => {
  const panel = await mount(undefined, [tagOf({ name: 'Refund' })]);
  await type(panel, 'Name', 'refund');
  press('s');
  await expect.poll(() => field(panel, 'Name').error).toBe('Another tag has this name already');
  expect(server.requests).toEqual([]);
});

test('leaving with changes asks first, and what was typed survives a reload', async () => {
  const panel = await mount(server.tag);
  await type(panel, 'Meaning', 'Half a sentence');
  panel.leave('/admin/tags');
  await expect.poll(() => panel.renderRoot.querySelector('[role=alert]')?.textContent ?? '').toContain('Leave with unsaved changes?');
  panel.remove();
  const again = await mount(server.tag);
  await expect.poll(() => field(again, 'Meaning').value).toBe('Half a sentence');
  expect(again.renderRoot.textContent).toContain('Your changes from before are still here');
  bar(again).dispatchEvent(new Event('desk-discard-requested'));
  await expect.poll(() => field(again, 'Meaning').value).toBe(server.tag.meaning);
});

test('C opens a new tag with the cursor in its name, and an existing tag takes no focus', async () => {
  const desk = await mountInDesk([], html`<desk-tag-list .tags=${[tagOf()]}></desk-tag-list>`);
  const list = desk.querySelector<DeskTagList>('desk-tag-list')!;
  list.openId = list.tags![0]!.id;
  await expect.poll(() => list.renderRoot.querySelector('aside, desk-tag-panel')).not.toBeNull();
  expect(deepActiveElement()).toBe(document.body);
  const home = location.pathname + location.search;
  onTestFinished(() => history.replaceState(null, '', home));
  await userEvent.keyboard('c');
  expect(location.pathname).toBe('/admin/tags/new');
  list.openId = 'new';
  await expect.poll(() => (deepActiveElement() as HTMLInputElement | null)?.labels?.[0]?.textContent).toContain('Name');
});
