import { html, render } from 'lit';
import { type IconName, iconPaths } from '../src/ui/icon-paths.ts';

/* One page with every primitive, to look at both themes side by side with the design. Served by `vite` only, never built. */
import.meta.glob('../src/ui/ui-*.ts', { eager: true });

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const theme = location.hash.slice(1);
if (theme) document.documentElement.dataset.theme = theme;

render(
  html`<main>
    <section>${Object.keys(iconPaths).map((name) => html`<ui-icon name=${name as IconName} size="20" title=${name}></ui-icon>`)}</section>
    <section>
      <ui-button>Secondary</ui-button><ui-button variant="primary" keys="Mod+Enter">Close chat</ui-button><ui-button variant="ghost" keys="Escape">Cancel</ui-button>
      <ui-button variant="danger">Delete</ui-button><ui-button variant="note">Add comment</ui-button><ui-button icon="retry" size="s">Try again</ui-button>
      <ui-button disabled>Disabled</ui-button><ui-button busy variant="primary">Saving</ui-button>
      <ui-icon-button icon="sort" label="Sort"></ui-icon-button><ui-icon-button icon="flag" label="Flag" pressed="true"></ui-icon-button>
      <ui-menu label="More" .items=${[{ id: 'a', label: 'Set pending', icon: 'hourglass', keys: 'P' }, { id: 'b', label: 'Dark', checked: true }]}></ui-menu>
      <ui-kbd keys="Mod+Shift+Enter"></ui-kbd>
    </section>
    <section>
      <ui-chip>Mobile · Roaming</ui-chip><ui-chip tone="pos" icon="shield">Verified</ui-chip><ui-chip tone="neg">1 needs you</ui-chip><ui-chip tone="warn">Full</ui-chip>
      <ui-chip tone="accent">In progress</ui-chip><ui-chip tone="line">web</ui-chip><ui-chip tone="accent" size="l" icon="jira" removable name="NET-2381">NET-2381</ui-chip>
      <ui-tag name="eSIM" hue="285"></ui-tag><ui-tag name="Line fault" hue="245" size="s"></ui-tag><ui-tag name="Courier claim" hue="5" removable></ui-tag>
      <ui-avatar name="Ada M." key="1" presence="on"></ui-avatar><ui-avatar name="Jun W." key="4" presence="away"></ui-avatar><ui-avatar size="m" name="Noor Haddad" key="9" presence="busy"></ui-avatar>
      <ui-avatar size="s" name="Tomás R" key="12"></ui-avatar><ui-avatar size="xs" name="Ines D" key="15"></ui-avatar><ui-avatar size="xl" name="Bashir K" key="21" presence="off"></ui-avatar>
      <ui-face sentiment="positive"></ui-face><ui-face sentiment="neutral"></ui-face><ui-face sentiment="negative"></ui-face><ui-face></ui-face>
    </section>
    <section>
      <ui-wait-ring since=${minutesAgo(0.2)}></ui-wait-ring><ui-wait-ring since=${minutesAgo(1.6)}></ui-wait-ring><ui-wait-ring since=${minutesAgo(3.2)}></ui-wait-ring>
      <ui-load-pips used="5" limit="6"></ui-load-pips><ui-load-pips used="6" limit="6"></ui-load-pips><ui-load-pips used="7" limit="6"></ui-load-pips>
      <ui-time at=${minutesAgo(4)} format="ago"></ui-time><ui-time at=${minutesAgo(9)}></ui-time><ui-time at=${minutesAgo(60 * 24 * 40)} format="day"></ui-time><ui-time at=${minutesAgo(1600)} format="day-line"></ui-time>
      <ui-switch checked>Then open <b>Bashir K.</b></ui-switch><ui-switch>Off</ui-switch>
      <ui-segmented label="Window" value="60m" .options=${[{ value: '15m', label: '15 min' }, { value: '60m', label: '60 min' }, { value: 'today', label: 'Today' }]}></ui-segmented>
      <ui-tabs label="Chats" selected="live" .items=${[{ id: 'live', label: 'Live', count: 5 }, { id: 'pending', label: 'Pending', count: 2 }, { id: 'closed', label: 'Closed' }]}></ui-tabs>
      <ui-tabs look="segmented" label="Details" selected="a" .items=${[{ id: 'a', label: 'Profile' }, { id: 'b', label: 'History' }]}></ui-tabs>
      <ui-tabs look="accent" label="Mode" selected="a" .items=${[{ id: 'a', label: 'Reply' }, { id: 'b', label: 'Comment', icon: 'lock' }]}></ui-tabs>
    </section>
    <section style="display:grid">
      <ui-text label="Email" placeholder="you@company" hint="As in the invitation"></ui-text><ui-text label="Name" value="x" error="Another tag has this name"></ui-text>
      <ui-text look="quiet" icon="search" keys="/" hidden-label="Filter" placeholder="Filter 29 tags"></ui-text>
      <ui-textarea label="Closing note" aside="only your team sees it" limit="2000" value="Travel 5 GB was paid"></ui-textarea>
      <ui-select label="Department" .options=${[{ value: '', label: 'All departments' }]}></ui-select>
      <ui-field label="Colour" hint="Nine hues"><ui-switch>Red</ui-switch></ui-field>
    </section>
    <section style="display:grid">
      <ui-strip tone="warn" icon="retry">Reconnecting. Trying again in 4 s<ui-button slot="actions" size="s">Now</ui-button></ui-strip>
      <ui-strip icon="check">Back online, 3 chats caught up</ui-strip><ui-strip tone="neg" icon="warning" tall>Something long failed</ui-strip>
      <div class="tile"><ui-empty heading="Nothing waiting">Chats land here when they are routed to you.<ui-button slot="actions" size="s">Undo last close</ui-button></ui-empty></div>
      <div class="tile"><ui-error heading="This chat did not load" request-id="req_8f21c">The server took too long.</ui-error></div>
      <div class="tile"><ui-skeleton></ui-skeleton></div>
    </section>
  </main>`,
  document.body,
);
