import type { DepartmentId } from '@desk/protocol/ids';
import type { Department } from '@desk/protocol/people';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles } from '../ui/base-styles.ts';
import { ValueChanged } from '../ui/value-changed.ts';
import '../ui/ui-chip.ts';
import '../ui/ui-select.ts';

/** Some of the departments, or none, which means all of them. Emits `ValueChanged<DepartmentId[]>`. */
@customElement('desk-department-picker')
export class DeskDepartmentPicker extends LitElement {
  @property({ attribute: false }) value: readonly DepartmentId[] = [];
  @property({ attribute: false }) departments: readonly Department[] = [];

  override render() {
    const chosen = this.value.map(
      (id) => this.departments.find((department) => department.id === id) ?? { id, name: 'A department that is gone' },
    );
    const rest = this.departments.filter(({ id }) => !this.value.includes(id));
    const prompt = this.value.length === 0 ? 'All departments' : 'Add department';
    return html`<div class="box">
      ${repeat(
        chosen,
        ({ id }) => id,
        ({ id, name }) =>
          html`<ui-chip size="l" removable name=${name} @ui-item-removed=${() => this.#set(this.value.filter((each) => each !== id))}>${name}</ui-chip>`,
      )}
      ${
        rest.length > 0
          ? html`<ui-select
              look="ghost"
              hidden-label="Add department"
              .options=${[{ value: '', label: prompt }, ...rest.map(({ id, name }) => ({ value: id as string, label: name }))]}
              .value=${''}
              @ui-value-changed=${this.#added}
            ></ui-select>`
          : nothing
      }
    </div>`;
  }

  #added(event: ValueChanged): void {
    event.stopPropagation();
    if (event.value) this.#set([...this.value, event.value as DepartmentId]);
  }

  #set(value: DepartmentId[]): void {
    this.value = value;
    this.dispatchEvent(new ValueChanged<DepartmentId[]>(value));
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .box {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 5px;
        min-block-size: 32px;
        padding: 2px 5px;
        border: 1px solid var(--desk-control);
        border-radius: var(--desk-r-2);
        background: var(--desk-raised);
      }
      ui-select {
        flex: 1 1 130px;
        --desk-ctl-h: 26px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-department-picker': DeskDepartmentPicker;
  }
}
