import { consume } from '@lit/context';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ranges } from '../../clock/period.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import '../../ui/ui-select.ts';

/** Which days the past part of the dashboard is about; the choice is in the address. */
@customElement('desk-range-picker')
export class DeskRangePicker extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @property() words = '';

  override render() {
    const value = this.router.query.get('range') ?? '7';
    return html`<span class="hint num">${this.words}</span>
      <ui-select icon="calendar" look="ghost" hidden-label="Days" .options=${ranges.map(({ value: id, label }) => ({ value: id, label }))} .value=${value} @ui-value-changed=${this.#chosen}></ui-select>`;
  }

  #chosen(event: ValueChanged): void {
    this.router.setQuery({ range: event.value === '7' ? undefined : event.value });
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 8px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-range-picker': DeskRangePicker;
  }
}
