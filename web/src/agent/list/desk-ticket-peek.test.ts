import { ContextProvider } from '@lit/context';
import { html, LitElement } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { ChatStore } from '../../data/chat-store.ts';
import { chatsContext } from '../../data/contexts.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { mount } from '../../ui/mount.fixture.ts';
import './desk-ticket-peek.ts';

let server: StubServer | undefined;
afterEach(() => server?.remove());

class Holder extends LitElement {
  readonly store = new ChatStore();

  constructor() {
    super();
    new ContextProvider(this, { context: chatsContext, initialValue: this.store });
  }

  override render() {
    return html`<slot></slot>`;
  }
}
customElements.define('ticket-peek-holder', Holder);

const ticket = (id: string, hour: number) =>
  chatFixture({ id, status: 'ticketed', agent: null, openedAt: new Date(Date.now() - hour * 3_600_000).toISOString() });

test('[T4] the oldest tickets are accepted from the list, at most three at once', async () => {
  const tickets = ['a', 'b', 'c', 'd'].map((id, i) => ticket(id, i + 1));
  server = new StubServer({ 'POST /api/chats/accept-tickets': () => ({ items: [{ ...tickets[3]!, version: 99 }] }) });
  const holder = await mount<Holder>(
    html`<ticket-peek-holder><desk-ticket-peek .chats=${tickets}></desk-ticket-peek></ticket-peek-holder>`,
  );
  await expect.element(page.getByText(/4 tickets wait, oldest 4 h/)).toBeVisible();
  await page.getByRole('button', { name: 'Accept oldest 3' }).click();
  await expect.poll(() => holder.store.get('d')?.version).toBe(99);
  expect(server.asked.map(({ body }) => body)).toEqual([{ count: 3 }]);
});
