import { LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { reportFrame, reportStyles } from './report-frame.ts';
import { ReportLoad } from './report-load.ts';
import { type ReportScope, scopeKey } from './report-scope.ts';

/** A report: what it reads for a scope, when that is nothing, and how it looks. The states around it are the same for all. */
export abstract class ReportElement<T> extends LitElement {
  @property({ attribute: false }) scope!: ReportScope;
  readonly #load = new ReportLoad<T>(this);

  /** Everything that the report shows. `signal` ends it when something else is asked. */
  protected abstract read(scope: ReportScope, signal: AbortSignal): Promise<T>;
  protected abstract isEmpty(value: T): boolean;
  protected abstract report(value: T): TemplateResult;

  protected override willUpdate(): void {
    const { scope } = this;
    this.#load.ask(scopeKey(scope), (signal) => this.read(scope, signal));
  }

  override render() {
    return reportFrame(
      this.#load,
      this.scope,
      (value) => this.isEmpty(value),
      (value) => this.report(value),
    );
  }

  static override styles = [baseStyles, reportStyles];
}
