import { html, nothing, type TemplateResult } from 'lit';
import type { ValueChanged } from '../ui/value-changed.ts';
import type { SettingsForm } from './settings-form.ts';
import '../ui/ui-switch.ts';
import '../ui/ui-text.ts';

type Form = Pick<SettingsForm<{ version: number }>, 'mine' | 'faults' | 'set' | 'leave'>;

/** One setting: words at the start, its control at the end. */
export function settingRow(label: string, hint: string, control: TemplateResult, fault?: string): TemplateResult {
  return html`<div class="row">
    <div><b>${label}</b><p class="hint">${hint}</p>${fault ? html`<p class="fault">${fault}</p>` : nothing}</div>
    <div class="control">${control}</div>
  </div>`;
}

export function settingSwitch(form: Form, field: string, label: string, hint: string): TemplateResult {
  return settingRow(
    label,
    hint,
    html`<ui-switch
      label=${label}
      .checked=${form.mine[field] === true}
      @ui-value-changed=${(event: ValueChanged<boolean>) => form.set(field, event.value)}
    ></ui-switch>`,
    form.faults[field],
  );
}

export function settingNumber(form: Form, field: string, label: string, hint: string, unit: string, words = ''): TemplateResult {
  return settingRow(
    label,
    hint,
    html`<ui-text
        class="number"
        name=${field}
        hidden-label="${label}, in ${unit}"
        .value=${String(form.mine[field] ?? '')}
        error=${form.faults[field] ?? ''}
        hint=${words}
        @ui-value-changed=${(event: ValueChanged) => form.set(field, event.value)}
        @focusout=${() => form.leave(field)}
        ><span slot="end" class="t3">${unit}</span></ui-text
      >`,
  );
}

/** A setting that is a line of text, over the whole width. */
export function settingText(form: Form, field: string, label: string, hint: string): TemplateResult {
  return html`<div class="text">
    <ui-text
      name=${field}
      label=${label}
      hint=${hint}
      .value=${String(form.mine[field] ?? '')}
      error=${form.faults[field] ?? ''}
      @ui-value-changed=${(event: ValueChanged) => form.set(field, event.value)}
      @focusout=${() => form.leave(field)}
    ></ui-text>
  </div>`;
}
