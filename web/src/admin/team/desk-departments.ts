import type { DeskError } from '@desk/protocol/errors';
import type { Department } from '@desk/protocol/people';
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { createDepartment, removeDepartment, renameDepartment } from '../../data/team-api.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { UiButton } from '../../ui/ui-button.ts';
import type { UiText } from '../../ui/ui-text.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { LeaveController } from '../leave-controller.ts';
import { leavingStrip } from '../leaving-strip.ts';
import { listSectionStyles } from '../list-section.styles.ts';
import { sectionHeadStyles } from '../section-head.styles.ts';
import { DepartmentsChanged } from './departments-changed.ts';
import { fieldErrors } from './field-errors.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-empty.ts';
import '../../ui/ui-strip.ts';
import '../../ui/ui-text.ts';

/** The departments: made, renamed, and deleted while nothing was done in them. Emits `DepartmentsChanged`. [A11] */
@customElement('desk-departments')
export class DeskDepartments extends LitElement {
  @consume({ context: routerContext })
  private router: Router | undefined;
  @property({ attribute: false }) departments: readonly Department[] = [];
  @state() private name = '';
  @state() private refusal = '';
  /** The one that is being renamed, with what is typed. */
  @state() private renaming: { id: Department['id']; name: string; error: string } | undefined;
  /** Why one could not be deleted. */
  @state() private kept = '';
  @state() private isBusy = false;
  @state() private leavingTo: string | undefined;
  @query('.scroll > form ui-text') private newField!: UiText;
  @query('.rename ui-text') private nameField!: UiText | null;

  constructor() {
    super();
    new LeaveController(this, {
      isDirty: () => this.#isTyped(),
      ask: (to) => {
        this.leavingTo = to;
      },
    });
  }

  override render() {
    return html`<header><h1>Departments</h1><span class="t3">who serves which chats</span></header>
      <div class="scroll">
        ${this.leavingTo && this.#isTyped() ? leavingStrip({ discard: this.#discardAndGo, stay: this.#stay }) : nothing}
        ${this.kept ? html`<ui-strip tone="warn" icon="warning" role="alert">${this.kept}</ui-strip>` : nothing}
        <form @submit=${this.#create} novalidate>
          <ui-text
            label="New department"
            placeholder="Billing"
            error=${this.refusal}
            .value=${this.name}
            @ui-value-changed=${(event: ValueChanged) => {
              this.name = event.value;
              this.refusal = '';
            }}
          ></ui-text>
          <ui-button variant="primary" icon="plus" ?busy=${this.isBusy} @click=${this.#create}>Add department</ui-button>
        </form>
        ${this.departments.length === 0 ? html`<ui-empty icon="building" heading="No departments yet">Without them everybody serves every chat.</ui-empty>` : this.#list()}
      </div>`;
  }

  #list() {
    return html`<table aria-label="Departments">
      <thead><tr><th scope="col">Name</th><th scope="col"><span class="sr">Acts</span></th></tr></thead>
      <tbody>${repeat(
        this.departments,
        ({ id }) => id,
        (department) => html`<tr>
          <th scope="row">${this.renaming?.id === department.id ? this.#field(this.renaming) : department.name}</th>
          <td class="r">${
            this.renaming?.id === department.id
              ? html`<ui-button size="s" @click=${() => this.#end(department)}>Cancel</ui-button>
                  <ui-button size="s" variant="primary" ?busy=${this.isBusy} @click=${this.#rename}>Save</ui-button>`
              : html`<ui-button size="s" data-id=${department.id} label="Rename ${department.name}" @click=${() => this.#begin(department)}>Rename</ui-button>
                  <ui-button size="s" variant="danger" label="Delete ${department.name}" @click=${() => this.#remove(department)}>Delete</ui-button>`
          }</td>
        </tr>`,
      )}</tbody>
    </table>`;
  }

  #field(renaming: { id: Department['id']; name: string; error: string }) {
    return html`<form class="rename" @submit=${this.#rename} novalidate>
      <ui-text
        hidden-label="New name"
        error=${renaming.error}
        .value=${renaming.name}
        @ui-value-changed=${(event: ValueChanged) => {
          this.renaming = { ...renaming, name: event.value, error: '' };
        }}
      ></ui-text>
    </form>`;
  }

  /** A name stands there that was not saved. */
  #isTyped(): boolean {
    const { renaming } = this;
    const saved = this.departments.find(({ id }) => id === renaming?.id)?.name;
    return this.name.trim() !== '' || (renaming !== undefined && renaming.name.trim() !== saved);
  }

  readonly #discardAndGo = (): void => {
    this.name = '';
    this.renaming = undefined;
    this.router?.go(this.leavingTo!);
  };

  readonly #stay = (): void => {
    this.leavingTo = undefined;
  };

  readonly #create = (event: Event): void => {
    event.preventDefault();
    void this.#act(
      async () => {
        const typed = this.name;
        const { name } = await createDepartment(typed);
        if (this.name === typed) this.name = '';
        return `${name} is made`;
      },
      (words) => {
        this.refusal = words;
      },
    );
  };

  readonly #rename = (event: Event): void => {
    event.preventDefault();
    const { renaming } = this;
    if (!renaming) return;
    void this.#act(
      async () => {
        await renameDepartment(renaming.id, renaming.name);
        // What was typed meanwhile stays open.
        if (this.renaming?.name === renaming.name) void this.#end(renaming);
        return `${renaming.name} saved`;
      },
      (error) => {
        this.renaming = { ...renaming, error };
      },
    );
  };

  async #begin(department: Department): Promise<void> {
    this.renaming = { ...department, error: '' };
    await this.updateComplete;
    await this.nameField?.updateComplete;
    this.nameField?.focus();
  }

  /** The button that was pressed goes; the focus returns to where the renaming began. */
  async #end({ id }: { id: Department['id'] }): Promise<void> {
    this.renaming = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector<UiButton>(`ui-button[data-id="${id}"]`)?.focus();
  }

  #remove({ id, name }: Department): void {
    void this.#act(
      async () => {
        await removeDepartment(id);
        this.newField.focus();
        return `${name} is deleted`;
      },
      (words) => {
        this.kept = words;
      },
    );
  }

  async #act(work: () => Promise<string>, refused: (words: string) => void): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.kept = '';
    try {
      announce(await work());
      this.dispatchEvent(new DepartmentsChanged());
    } catch (error) {
      refused(Object.values(fieldErrors(error as DeskError))[0]!);
    } finally {
      this.isBusy = false;
    }
  }

  static override styles = [baseStyles, sectionHeadStyles, listSectionStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-departments': DeskDepartments;
  }
}
