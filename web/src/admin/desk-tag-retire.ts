import type { Tag } from '@desk/protocol/tag';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { plural } from '../charts/figure-text.ts';
import { sentenceOf } from '../data/http.ts';
import { deleteTag, mergeTag, previewMerge } from '../data/tags-api.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { TagRetired } from './tag-retired.ts';
import '../ui/ui-button.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-select.ts';

type Preview = { closures: number; both: number };

/**
 * How a tag leaves the desk: merged into another, after it was said what that moves, or deleted when no chat ever had it. Emits
 * `TagRetired`. [G4]
 */
@customElement('desk-tag-retire')
export class DeskTagRetire extends LitElement {
  @property({ attribute: false }) tag!: Tag;
  /** The tags in use, A to Z: what it may be merged into. */
  @property({ attribute: false }) choices: readonly Tag[] = [];
  @state() private isMerging = false;
  @state() private into: Tag | undefined;
  @state() private preview: Preview | undefined;
  @state() private problem = '';
  @state() private busy: 'merge' | 'delete' | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('tag') && changed.get('tag')?.id !== this.tag.id) this.#close();
  }

  override render() {
    return html`${this.isMerging ? this.#merge() : this.#buttons()}
      ${this.problem ? html`<p class="fault" role="alert"><ui-icon name="warning" size="12"></ui-icon>${this.problem}</p>` : nothing}
      ${this.isMerging ? nothing : html`<p class="hint">A used tag can’t be deleted: merge it, or make it inactive. Renaming changes past chats too.</p>`}`;
  }

  #buttons() {
    return html`<div class="buttons">
      <ui-button class="merge" size="s" icon="transfer" ?disabled=${this.#others().length === 0} @click=${this.#open}>Merge into…</ui-button>
      <ui-button class="delete" size="s" icon="trash" ?disabled=${this.tag.uses > 0} ?busy=${this.busy === 'delete'} @click=${this.#delete}>Delete</ui-button>
    </div>`;
  }

  #merge() {
    const { into, preview } = this;
    const options = [{ value: '', label: 'Choose a tag' }, ...this.#others().map(({ id, name }) => ({ value: id as string, label: name }))];
    return html`<div role="group" aria-label="Merge ${this.tag.name} into another tag">
      <ui-select label="Merge into" .options=${options} .value=${into?.id ?? ''} @ui-value-changed=${this.#chosen}></ui-select>
      <div role="status">
        ${
          into && preview
            ? html`<p class="preview"><b>${movedWords(preview, into.name)}</b> ${this.tag.name} becomes inactive and reports follow. This cannot be taken back.</p>`
            : nothing
        }
      </div>
      <div class="buttons">
        <ui-button class="confirm" variant="danger" size="s" ?disabled=${!into || !preview} ?busy=${this.busy === 'merge'} @click=${this.#confirm}
          >${into ? `Merge into ${into.name}` : 'Merge'}</ui-button
        >
        <ui-button size="s" variant="ghost" @click=${this.#close}>Cancel</ui-button>
      </div>
    </div>`;
  }

  #others(): Tag[] {
    return this.choices.filter((tag) => tag.id !== this.tag.id);
  }

  readonly #open = async (): Promise<void> => {
    this.isMerging = true;
    this.problem = '';
    await this.updateComplete;
    this.renderRoot.querySelector('ui-select')?.focus();
  };

  readonly #close = (): void => {
    this.isMerging = false;
    this.into = undefined;
    this.preview = undefined;
    this.problem = '';
  };

  async #chosen(event: ValueChanged): Promise<void> {
    const into = this.choices.find((tag) => tag.id === event.value);
    this.into = into;
    this.preview = undefined;
    this.problem = '';
    if (!into) return;
    try {
      const preview = await previewMerge(this.tag.id, into.id);
      if (this.into === into) this.preview = preview;
    } catch (error) {
      if (this.into === into) this.problem = sentenceOf(error);
    }
  }

  readonly #confirm = async (): Promise<void> => {
    const { tag, into } = this;
    if (!into || this.busy) return;
    await this.#act('merge', async () => {
      await mergeTag(tag.id, into.id);
      announce(`${tag.name} merged into ${into.name}`);
      this.#close();
      this.dispatchEvent(new TagRetired(tag, into));
    });
  };

  readonly #delete = async (): Promise<void> => {
    const { tag } = this;
    await this.#act('delete', async () => {
      await deleteTag(tag.id);
      announce(`${tag.name} deleted`);
      this.dispatchEvent(new TagRetired(tag, undefined));
    });
  };

  async #act(what: 'merge' | 'delete', act: () => Promise<void>): Promise<void> {
    this.busy = what;
    this.problem = '';
    try {
      await act();
    } catch (error) {
      this.problem = sentenceOf(error);
    } finally {
      this.busy = undefined;
    }
  }

  static override styles = [
    baseStyles,
    css`
      :host,
      [role='group'] {
        display: grid;
        gap: 9px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .preview {
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-text-2);
        text-wrap: pretty;
      }
      .preview b {
        color: var(--desk-text);
        font-weight: 600;
      }
      .fault {
        display: flex;
        gap: 6px;
        align-items: center;
        font: 400 12px/16px var(--desk-font);
        color: var(--desk-neg);
      }
    `,
  ];
}

/** "213 chats will be tagged Coverage, 4 of them have both." */
function movedWords({ closures, both }: Preview, name: string): string {
  if (closures === 0) return 'No chat has this tag yet.';
  const has =
    closures === 1
      ? 'which has it already'
      : both === closures
        ? 'all of them have it already'
        : `${both} of them ${both === 1 ? 'has' : 'have'} both`;
  return `${plural(closures, 'chat')} will be tagged ${name}${both > 0 ? `, ${has}` : ''}.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-tag-retire': DeskTagRetire;
  }
}
