import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { SelectOption } from '../../ui/ui-select.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { channelChoices } from '../lists/channel-choices.ts';
import { filterBarStyles } from '../lists/filter-bar.styles.ts';
import { FilterChoicesController, namedOptions } from '../lists/filter-choices-controller.ts';
import { isLiveFiltered, type LiveFilter, type LiveFilterName, withoutLiveFilters } from './live-filter.ts';
import type { LiveKind } from './live-groups.ts';
import { waitingChoices } from './waiting-choices.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-many-select.ts';
import '../../ui/ui-select.ts';
import '../../ui/ui-text.ts';
import '../../views/desk-view-menu.ts';

const states: readonly SelectOption[] = [
  { value: '', label: 'Any state' },
  { value: 'waiting', label: 'In the queue' },
  { value: 'live', label: 'Live' },
  { value: 'pending', label: 'Pending' },
  { value: 'held', label: 'Live and pending' },
];

/** The filters of the open chats and of the tickets. They live in the address, so a list is a link. */
@customElement('desk-live-filters')
export class DeskLiveFilters extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @property({ attribute: false }) filter!: LiveFilter;
  @property() kind: LiveKind = 'live';
  readonly #choices = new FilterChoicesController(this);

  override render() {
    const { filter } = this;
    const nobody = { value: 'none', label: this.kind === 'live' ? 'In the queue' : 'Unassigned' };
    return html`<search aria-label="Filter ${this.kind === 'live' ? 'open chats' : 'tickets'}">
      <ui-text
        class="q"
        type="search"
        look="quiet"
        icon="search"
        keys="/"
        hidden-label="Name, words or number"
        placeholder="Name, words or number"
        .value=${filter.text}
        @ui-value-changed=${(event: ValueChanged) => this.router.setQuery({ q: event.value })}
      ></ui-text>
      ${this.#select('agent', 'Agent', filter.agent, namedOptions(this.#choices.agents, 'Any agent', [nobody]))}
      <ui-many-select
        class=${filter.departments.length > 0 ? 'set' : ''}
        label="Departments"
        all="All departments"
        many="departments"
        .options=${[...namedOptions(this.#choices.departments, '').slice(1), { value: 'none', label: 'No department' }]}
        .value=${filter.departments}
        @ui-value-changed=${(event: ValueChanged<string[]>) => this.router.setQuery({ department: event.value.join(',') })}
      ></ui-many-select>
      ${this.kind === 'live' ? this.#select('state', 'State', filter.state, states) : nothing}
      ${this.#select('channel', 'Channel', filter.channel, channelChoices)}
      ${this.#select('waiting', 'Waiting longer than', filter.waiting?.toString(), waitingChoices)}
      ${isLiveFiltered(filter) ? html`<ui-button variant="ghost" size="s" @click=${() => this.router.setQuery(withoutLiveFilters())}>Clear</ui-button>` : nothing}
      <desk-view-menu page="supervise/${this.kind}"></desk-view-menu>
    </search>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('ui-text')?.focus();
  }

  #select(name: LiveFilterName, label: string, value: string | undefined, options: readonly SelectOption[]) {
    return html`<ui-select
      class=${value ? 'set' : ''}
      look="ghost"
      hidden-label=${label}
      .options=${options}
      .value=${value ?? ''}
      @ui-value-changed=${(event: ValueChanged) => this.router.setQuery({ [name]: event.value })}
    ></ui-select>`;
  }

  static override styles = [baseStyles, filterBarStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-live-filters': DeskLiveFilters;
  }
}
