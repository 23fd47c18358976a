import type { CustomerProfile } from '@desk/protocol/people';
import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { mount } from '../../ui/mount.fixture.ts';
import './desk-profile.ts';

const ada = {
  id: 'cust_01j000000000000000000000aa',
  name: 'Ada M.',
  email: null,
  language: 'nl',
  firstSeenAt: '2026-01-02T10:00:00.000Z',
  optedOutAt: null,
  attributes: {},
} as unknown as CustomerProfile;

const show = (profile: CustomerProfile) => mount(html`<desk-profile .chat=${chatFixture()} .profile=${profile}></desk-profile>`);

test('[C27] a customer who asked to hear no more is marked as opted out, with the moment', async () => {
  await show({ ...ada, optedOutAt: '2026-05-14T10:00:00.000Z' });
  await expect.element(page.getByText('Opted out')).toHaveAttribute('title', expect.stringContaining('14 May 2026'));
});

test('nobody else is', async () => {
  await show(ada);
  await expect.element(page.getByRole('heading', { name: 'Ada M.' })).toBeVisible();
  expect(page.getByText('Opted out').elements()).toHaveLength(0);
});
