import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { plural } from '../../charts/figure-text.ts';
import { TickerController } from '../../clock/ticker-controller.ts';
import type { Catalogue } from '../../data/catalogue.ts';
import type { ChatStore } from '../../data/chat-store.ts';
import { catalogueContext, chatsContext, sessionContext } from '../../data/contexts.ts';
import type { Session } from '../../data/session.ts';
import { StoreController } from '../../data/store-controller.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { DismissRequested } from '../../ui/dismiss-requested.ts';
import { type CloseForm, emptyForm, firstError } from '../close-form.ts';
import type { CloseFormChanged } from '../close-form-changed.ts';
import type { DeskCloseForm } from '../desk-close-form.ts';
import { BulkCloseController } from './bulk-close-controller.ts';
import { keepBulkForm, keptBulkForm } from './bulk-draft.ts';
import { bulkLimits, closeOneByOne } from './bulk-limits.ts';
import { type BulkRow, bulkSummary } from './bulk-outcome.ts';
import { bulkStrips } from './bulk-strips.ts';
import '../desk-close-form.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-dialog.ts';
import './desk-bulk-result.ts';

/**
 * Closes several chats with one form, without a sentiment on purpose, then says what became of each and takes back what still can be. The
 * chats are those of the moment it was opened: a chat whose customer writes meanwhile is skipped. Emits `DismissRequested`. [K12]
 */
@customElement('desk-bulk-close')
export class DeskBulkClose extends LitElement {
  @consume({ context: chatsContext }) private chats!: ChatStore;
  @consume({ context: sessionContext }) private session!: Session;
  @consume({ context: catalogueContext }) private catalogue!: Catalogue;
  @property({ attribute: false }) asked: readonly Chat[] = [];
  /** Whose desk it is opened on: where the chats of the outcome are opened. */
  @property() base: '/desk' | '/supervise' = '/supervise';
  @state() private form: CloseForm = keptBulkForm();

  @query('desk-close-form') private fields!: DeskCloseForm | null;
  @query('.main') private main!: HTMLElement | null;

  #act = new BulkCloseController(this, {
    asked: () => this.asked,
    limits: () => this.#limits,
    undoSeconds: () => this.#me.preferences.undoSeconds,
    undoUntilOf: (chatId) => this.chats.get(chatId)?.closure?.undoUntil,
  });

  constructor() {
    super();
    new TickerController(this);
    new StoreController(
      this,
      () => this.chats,
      (chats) => chats.all(),
    );
    new StoreController(
      this,
      () => this.catalogue,
      ({ tags, preferences }) => [tags, preferences],
    );
    const group = 'Closing several chats';
    new HotkeysController(this, [
      {
        keys: 'Mod+Enter',
        words: 'Close them',
        group,
        inDialog: true,
        inText: true,
        when: () => !this.#act.rows,
        run: () => void this.#close(),
      },
      { keys: 'U', words: 'Undo', group, inDialog: true, when: () => this.#act.undoMs > 0, run: () => void this.#undo() },
    ]);
  }

  override render() {
    const { rows } = this.#act;
    return html`<ui-dialog
      open
      width=${rows ? 560 : 808}
      heading=${rows ? bulkSummary(rows) : `Close ${plural(this.asked.length, 'chat')}`}
      meta=${rows ? '' : 'One form for all of them: without a sentiment, which would not be true of everybody, and with the tags that all of them may get.'}
      .initialFocus=${() => this.fields}
      @ui-dismiss-requested=${this.#dismissing}
    >
      ${rows ? this.#outcome(rows) : this.#ask()}
    </ui-dialog>`;
  }

  #ask() {
    const { errors, problem, isBusy } = this.#act;
    return html`${bulkStrips(this.#lost(), closeOneByOne(this.asked, this.#me, this.catalogue), this.asked.length)}
      <desk-close-form
        .form=${this.form}
        .errors=${errors}
        .limits=${this.#limits}
        .sites=${this.catalogue.sites}
        note-label="Closing note on each chat"
        @desk-close-form-changed=${this.#changed}
      ></desk-close-form>
      ${problem ? html`<span slot="footer" class="problem" role="alert">${problem}</span>` : nothing}
      <ui-button slot="footer" variant="ghost" keys="Escape" ?disabled=${isBusy} @click=${this.#dismiss}>Cancel</ui-button>
      <ui-button slot="footer" class="main" variant="primary" keys="Mod+Enter" ?busy=${isBusy} @click=${this.#close}
        >Close ${plural(this.asked.length, 'chat')}</ui-button
      >`;
  }

  #outcome(rows: readonly BulkRow[]) {
    const { problem, undone, undoMs, isBusy, closedCount } = this.#act;
    return html`<desk-bulk-result base=${this.base} .rows=${rows}></desk-bulk-result>
      <span slot="footer" class=${problem ? 'problem' : 'said'} role="status">${problem || undone}</span>
      ${
        undoMs > 0
          ? html`<ui-button slot="footer" icon="undo" keys="U" ?busy=${isBusy} @click=${this.#undo}
              >Undo ${closedCount} <span class="num t3">within ${Math.ceil(undoMs / 1000)} s</span></ui-button
            >`
          : nothing
      }
      <ui-button slot="footer" class="main" variant="primary" @click=${this.#dismiss}>Done</ui-button>`;
  }

  readonly #close = async (): Promise<void> => {
    if (!(this.fields?.references.take() ?? true)) return this.fields?.focusField('references');
    const isDone = await this.#act.close(this.form);
    await this.updateComplete;
    const first = firstError(this.#act.errors);
    if (first) this.fields?.focusField(first);
    if (!isDone) return;
    keepBulkForm(emptyForm);
    this.main?.focus();
  };

  /** What came back can be closed again with what was typed. */
  readonly #undo = async (): Promise<void> => {
    if (!(await this.#act.undo())) return;
    keepBulkForm(this.form);
    await this.updateComplete;
    this.main?.focus();
  };

  /** The chats that will not be closed with this form, as something happened since it was opened. */
  #lost() {
    const now = this.asked.map((chat) => this.chats.get(chat.id) ?? chat);
    const hasEnded = ({ status }: Chat) => status === 'closed';
    return {
      wrote: now.filter((chat, i) => !hasEnded(chat) && chat.lastCustomerVersion > this.asked[i]!.version),
      ended: now.filter(hasEnded),
    };
  }

  get #limits() {
    return bulkLimits(this.asked, this.#me, this.catalogue);
  }

  get #me() {
    return this.session.me!;
  }

  #changed(event: CloseFormChanged): void {
    this.form = event.form;
    this.#act.changed();
    keepBulkForm(event.form);
  }

  readonly #dismiss = (): void => {
    this.dispatchEvent(new DismissRequested());
  };

  /** What is on its way is waited for. */
  #dismissing(event: Event): void {
    if (this.#act.isBusy) event.stopPropagation();
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
      }
      .problem,
      .said {
        flex: 1 1 auto;
        margin-inline-end: auto;
        font: 400 12.5px/18px var(--desk-font);
      }
      .problem {
        color: var(--desk-neg);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-bulk-close': DeskBulkClose;
  }
}
