import { html, LitElement } from 'lit';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { mount } from '../../ui/mount.fixture.ts';
import { HoldController } from './hold-controller.ts';

class HeldList extends LitElement {
  readonly hold = new HoldController(this, 40);

  override render() {
    return html`<button>Row</button>`;
  }
}
customElements.define('test-held-list', HeldList);

test('a list thaws by itself when nobody gave a sign, although the focus stays in it, and is held again with the next key', async () => {
  const list = await mount<HeldList>(html`<test-held-list></test-held-list>`);
  const row = list.renderRoot.querySelector('button')!;
  row.focus();
  expect(list.hold.isHeld).toBe(true);
  await expect.poll(() => list.hold.isHeld).toBe(false);
  expect(list.shadowRoot!.activeElement).toBe(row);
  const held: boolean[] = [];
  list.addEventListener('keydown', () => held.push(list.hold.isHeld));
  await userEvent.keyboard('x');
  expect(held).toEqual([true]);
});

test('focus that a thawed list puts back by itself does not hold it again', async () => {
  const list = await mount<HeldList>(html`<test-held-list></test-held-list>`);
  const row = list.renderRoot.querySelector('button')!;
  row.focus();
  await expect.poll(() => list.hold.isHeld).toBe(false);
  row.blur();
  row.focus();
  expect(list.hold.isHeld).toBe(false);
});
