import type { Department } from '@desk/protocol/people';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import type { Clash, TagFieldName, TagFields } from './tag-draft.ts';
import { hueName } from './tag-hues.ts';
import { VersionPicked } from './version-picked.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-strip.ts';

const labels: Record<TagFieldName, string> = {
  name: 'Name',
  meaning: 'Meaning',
  hue: 'Colour',
  departmentIds: 'Departments',
  active: 'Active',
};

/** Says that somebody else saved meanwhile, what was taken over, and lets a person pick where both changed the same field. */
@customElement('desk-tag-clash')
export class DeskTagClash extends LitElement {
  @property({ attribute: false }) clashes: readonly Clash[] = [];
  @property({ attribute: false }) taken: readonly TagFieldName[] = [];
  @property({ attribute: false }) departments: readonly Department[] = [];

  override render() {
    const took = this.taken.map((field) => labels[field].toLowerCase()).join(', ');
    return html`<ui-strip tone="warn" icon="people" tall>
        <b>Somebody saved this tag meanwhile.</b> ${took ? `Their ${took} ${this.taken.length === 1 ? 'was' : 'were'} taken over.` : ''}
        ${this.clashes.length > 0 ? 'You both changed what stands below: pick one.' : 'Look it over and save again.'}
      </ui-strip>
      ${this.clashes.map((clash) => this.#choice(clash))}`;
  }

  #choice({ field, mine, theirs }: Clash) {
    return html`<div class="clash" role="group" aria-label="${labels[field]}, two values">
      <span class="label">${labels[field]}</span>
      ${this.#button(field, 'mine', 'Yours', mine)} ${this.#button(field, 'theirs', 'Theirs', theirs)}
    </div>`;
  }

  #button(field: TagFieldName, whose: 'mine' | 'theirs', label: string, value: Clash['mine']) {
    return html`<button type="button" @click=${() => this.dispatchEvent(new VersionPicked(field, whose))}>
      <span class="whose">${label}</span> <span class="value" dir="auto">${this.#show(field, value)}</span>
    </button>`;
  }

  #show(field: TagFieldName, value: TagFields[TagFieldName]): string | TemplateResult {
    switch (field) {
      case 'departmentIds': {
        const ids = value as TagFields['departmentIds'];
        return ids.map((id) => this.departments.find((department) => department.id === id)?.name ?? id).join(', ') || 'All';
      }
      case 'hue':
        return hueName(value as number);
      case 'active':
        return value ? 'Active' : 'Inactive';
      default:
        return String(value) || 'Empty';
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      ui-strip {
        border-radius: var(--desk-r-2);
      }
      b {
        font-weight: 600;
      }
      .clash {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 6px;
      }
      .label {
        grid-column: 1 / -1;
        font: 550 12px/16px var(--desk-font);
      }
      button {
        display: grid;
        gap: 2px;
        padding: 7px 10px;
        text-align: start;
        border: 1px solid var(--desk-control);
        border-radius: var(--desk-r-2);
        background: var(--desk-raised);
        min-inline-size: 0;
        align-content: start;
      }
      button:hover {
        border-color: var(--desk-accent);
        background: var(--desk-accent-tint);
      }
      .whose {
        font: 500 11px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      .value {
        font: 400 12.5px/18px var(--desk-font);
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-tag-clash': DeskTagClash;
  }
}
