import { compareNames } from '@desk/protocol/compare-names';
import type { Department } from '@desk/protocol/people';
import type { Tag } from '@desk/protocol/tag';
import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { changeTag, createTag } from '../data/tags-api.ts';
import { HotkeysController } from '../hotkeys/hotkeys-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { UiText } from '../ui/ui-text.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { tagPanelStyles } from './desk-tag-panel.styles.ts';
import { LeaveController } from './leave-controller.ts';
import { leavingStrip } from './leaving-strip.ts';
import { tagClashWords, tagFieldLabels } from './tag-clash-words.ts';
import type { TagFieldName, TagFields } from './tag-draft.ts';
import { tagFields } from './tag-fields.ts';
import { TagForm } from './tag-form.ts';
import type { TagRetired } from './tag-retired.ts';
import { TagSaved } from './tag-saved.ts';
import type { VersionPicked } from './version-picked.ts';
import './desk-save-bar.ts';
import './desk-tag-retire.ts';
import './desk-tag-use.ts';
import './desk-version-clash.ts';
import '../ui/ui-button.ts';
import '../ui/ui-icon-button.ts';
import '../ui/ui-strip.ts';
import '../ui/ui-switch.ts';
import '../ui/ui-tag.ts';
import '../ui/ui-text.ts';

/** One tag to edit, or a new one. Leaving with changes asks first; what was typed survives a reload. */
@customElement('desk-tag-panel')
export class DeskTagPanel extends LitElement {
  @consume({ context: routerContext })
  private router: Router | undefined;
  @property({ attribute: false }) tag: Tag | undefined;
  /** All tags in the order of the list, for the names that are taken and for the neighbours. */
  @property({ attribute: false }) tags: readonly Tag[] = [];
  /** The tags in use, A to Z: what this one may be merged into. */
  @property({ attribute: false }) choices: readonly Tag[] = [];
  @property({ attribute: false }) departments: readonly Department[] = [];
  @state() private leavingTo: string | undefined;

  #form = new TagForm(undefined, []);
  #stop: (() => void) | undefined;
  #focusedFor = '';

  @query('ui-text') private nameField!: UiText;

  constructor() {
    super();
    const group = 'Tags';
    new HotkeysController(this, [
      { keys: 'Mod+S', words: 'Save this tag', group, run: () => void this.save() },
      { keys: 'Escape', words: 'Close this tag', group, inText: true, run: () => this.leave('/admin/tags') },
    ]);
    new LeaveController(this, { isDirty: () => this.#form.changes > 0, ask: (to) => this.leave(to) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const id = this.tag?.id ?? 'new';
    if (this.#form.id !== id || !this.#stop) {
      this.#stop?.();
      const others = this.tags.filter((tag) => tag.id !== id).map((tag) => tag.name);
      this.#form = new TagForm(this.tag, others);
      this.#stop = this.#form.onChange.add(() => this.requestUpdate());
      this.leavingTo = undefined;
    } else if (changed.has('tag') && this.tag) this.#form.heard(this.tag);
  }

  /** A new tag starts with its name. */
  protected override updated(): void {
    if (this.#form.id === this.#focusedFor) return;
    this.#focusedFor = this.#form.id;
    if (this.#form.id === 'new') void this.nameField.updateComplete.then(() => this.nameField.focus());
  }

  override render() {
    const { mine } = this.#form;
    return html`<aside aria-label=${this.tag ? `Edit tag ${this.tag.name}` : 'New tag'}>
      ${this.#head(mine)}
      <form class="scroll" @submit=${this.#submitted}>
        ${this.#notices()} ${tagFields(this.#form, this.departments, this.#groups())} ${this.tag ? this.#rest(this.tag, mine) : nothing}
      </form>
      <desk-save-bar
        .changes=${this.#form.changes}
        .busy=${this.#form.isSaving}
        .saveLabel=${this.tag ? 'Save' : 'Add tag'}
        @desk-save-requested=${this.save}
        @desk-discard-requested=${() => this.#form.discard()}
      ></desk-save-bar>
    </aside>`;
  }

  /** Goes elsewhere, after asking when something was changed. */
  leave(to: string): void {
    if (this.#form.changes > 0) this.leavingTo = to;
    else this.router?.go(to);
  }

  readonly save = async (): Promise<void> => {
    const before = this.#form.id;
    const saved = await this.#form.save({ createTag, changeTag });
    if (!saved) return this.#toFirstFault();
    announce(`${saved.name} saved`);
    this.dispatchEvent(new TagSaved(saved.id, saved));
    if (this.leavingTo) this.router?.go(this.leavingTo);
    else if (before === 'new') this.router?.go(`/admin/tags/${saved.id}`, { replace: true });
    this.leavingTo = undefined;
  };

  #head(mine: TagFields) {
    const at = this.tags.findIndex((tag) => tag.id === this.tag?.id);
    const step = (by: number) => this.tags[at + by];
    return html`<header>
      <h2>${mine.name ? html`<ui-tag .name=${mine.name} .hue=${mine.hue}></ui-tag>` : 'New tag'}</h2>
      <span class="grow"></span>
      ${
        this.tag
          ? html`<ui-icon-button icon="chevron-left" label="Previous tag" ?disabled=${!step(-1)} @click=${() => this.leave(`/admin/tags/${step(-1)?.id}`)}></ui-icon-button>
              <ui-icon-button icon="chevron-right" label="Next tag" ?disabled=${!step(1)} @click=${() => this.leave(`/admin/tags/${step(1)?.id}`)}></ui-icon-button>`
          : nothing
      }
      <ui-icon-button icon="x" label="Close panel" keys="Escape" @click=${() => this.leave('/admin/tags')}></ui-icon-button>
    </header>`;
  }

  #notices() {
    const { clashes, taken, problem, isRestored } = this.#form;
    return html`${this.#leaving()}
      ${
        clashes.length > 0 || taken.length > 0
          ? html`<desk-version-clash
              what="this tag"
              .clashes=${clashes.map((clash) => tagClashWords(clash, this.departments))}
              .taken=${taken.map((field) => tagFieldLabels[field])}
              @desk-version-picked=${(event: VersionPicked) => this.#form.pick(event.field as TagFieldName, event.whose)}
            ></desk-version-clash>`
          : isRestored
            ? html`<ui-strip icon="history">Your changes from before are still here, not saved.</ui-strip>`
            : nothing
      }
      ${problem ? html`<ui-strip tone="neg" icon="warning" role="alert">${problem}</ui-strip>` : nothing}`;
  }

  #leaving() {
    const { leavingTo } = this;
    if (!leavingTo) return nothing;
    return leavingStrip({ save: this.save, discard: () => this.#discardAndGo(leavingTo), stay: this.#stay });
  }

  /** The groups that there are, A to Z. */
  #groups(): string[] {
    const names = [...this.tags, ...this.choices].map(({ group }) => group).filter(Boolean);
    return [...new Set(names)].sort(compareNames);
  }

  #rest(tag: Tag, mine: TagFields) {
    return html`<hr />
      <div class="switch">
        <div class="grow">
          <b>Active</b>
          <p class="hint">Inactive tags leave the close form. Old chats and reports keep them.</p>
        </div>
        <ui-switch label="Active" .checked=${mine.active} @ui-value-changed=${(event: ValueChanged<boolean>) => this.#form.set('active', event.value)}></ui-switch>
      </div>
      ${this.#form.faults.active ? html`<p class="fault">${this.#form.faults.active}</p>` : nothing}
      <desk-tag-use .tag=${tag}></desk-tag-use>
      <hr />
      <desk-tag-retire .tag=${tag} .choices=${this.choices} @desk-tag-retired=${this.#retired}></desk-tag-retire>`;
  }

  #submitted(event: Event): void {
    event.preventDefault();
    void this.save();
  }

  #discardAndGo(to: string): void {
    this.#form.discard();
    this.router?.go(to);
  }

  readonly #stay = (): void => {
    this.leavingTo = undefined;
  };

  #retired({ tag, into }: TagRetired): void {
    this.#form.discard();
    this.dispatchEvent(new TagSaved(tag.id, into ? { ...tag, active: false, uses: 0 } : undefined));
    this.router?.go(into ? `/admin/tags/${into.id}` : '/admin/tags', { replace: true });
  }

  async #toFirstFault(): Promise<void> {
    await this.updateComplete;
    this.renderRoot
      .querySelector<HTMLElement>('desk-version-clash, ui-text[error]:not([error=""]), ui-textarea[error]:not([error=""])')
      ?.focus();
  }

  static override styles = [baseStyles, tagPanelStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-tag-panel': DeskTagPanel;
  }
}
