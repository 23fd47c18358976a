import type { Department } from '@desk/protocol/people';
import type { Figures } from '@desk/protocol/report';
import { consume } from '@lit/context';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { PauseToggled } from './pause-toggled.ts';
import '../desk-supervise-head.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-icon-button.ts';
import '../../ui/ui-segmented.ts';
import '../../ui/ui-select.ts';
import '../../views/desk-view-menu.ts';

const windows = [
  { value: '15m', label: '15 min' },
  { value: '60m', label: '60 min' },
  { value: 'today', label: 'Today' },
];

/** The head of the wall: the slot `mark` says whether it is live; then which department and which window, pause and wall mode. */
@customElement('desk-wall-head')
export class DeskWallHead extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @property({ type: Number }) live: number | undefined;
  @property({ type: Number }) tickets: number | undefined;
  @property() window: Figures['window'] = '60m';
  @property() department = '';
  @property({ attribute: false }) departments: readonly Department[] = [];
  @property({ type: Boolean, attribute: 'is-paused' }) isPaused = false;

  override render() {
    const departments = [
      { value: '', label: 'All departments' },
      ...this.departments.map(({ id, name }) => ({ value: id as string, label: name })),
    ];
    return html`<desk-supervise-head tab="now" .live=${this.live} .tickets=${this.tickets}>
      <slot name="mark"></slot>
      <span class="grow"></span>
      <ui-select
        look="ghost"
        icon="building"
        hidden-label="Department"
        .options=${departments}
        .value=${this.department}
        @ui-value-changed=${(event: ValueChanged) => this.router.setQuery({ department: event.value })}
      ></ui-select>
      <ui-segmented
        label="Time window"
        .options=${windows}
        .value=${this.window}
        @ui-value-changed=${(event: ValueChanged) => this.router.setQuery({ window: event.value === '60m' ? undefined : event.value })}
      ></ui-segmented>
      <desk-view-menu page="supervise/now" alias="/supervise"></desk-view-menu>
      <ui-button icon=${this.isPaused ? 'play' : 'pause'} keys="P" @click=${this.#toggle}>${this.isPaused ? 'Resume' : 'Pause'}</ui-button>
      <ui-icon-button icon="expand" label="Wall mode" keys="W" @click=${() => this.router.setQuery({ wall: '1' })}></ui-icon-button>
    </desk-supervise-head>`;
  }

  #toggle(): void {
    this.dispatchEvent(new PauseToggled());
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
      ::slotted([slot='mark']) {
        margin-inline-start: 4px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-wall-head': DeskWallHead;
  }
}
