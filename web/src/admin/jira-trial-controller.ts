import { DeskError } from '@desk/protocol/errors';
import type { JiraCheck, SaveJira } from '@desk/protocol/jira';
import type { ReactiveControllerHost } from 'lit';
import { sentenceOf } from '../data/http.ts';
import { testJira, tryJira } from '../data/jira-api.ts';
import { checkLabels } from './jira-check-words.ts';

/** Tests of a JIRA site, as it is typed or as it is saved. What comes after something else was typed is dropped. */
export class JiraTrialController {
  checks: readonly JiraCheck[] | 'running' | undefined;
  /** Why what was typed was not saved without asking; empty when it was not tried, or passed. */
  doubt = '';
  #turn = 0;
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /** What is typed is no longer what was tested. */
  forget(): void {
    this.#turn += 1;
    this.#become(undefined, '');
  }

  /**
   * Tests what is typed; nothing is saved by it.
   * @returns why it should not be saved without asking; empty when it passed; undefined when something else was typed meanwhile
   * @throws DeskError for fields that do not fit
   */
  async try(typed: SaveJira): Promise<string | undefined> {
    const turn = this.#begin();
    try {
      const { checks } = await tryJira(typed);
      if (turn !== this.#turn) return undefined;
      this.#become(checks, '');
      return doubtOf(checks);
    } catch (error) {
      if (turn !== this.#turn) return undefined;
      this.#become(undefined, '');
      if (error instanceof DeskError && error.details.errors?.length) throw error;
      return `It was not tested. ${sentenceOf(error)}`;
    }
  }

  /** Tests the site as it is saved; what was known of it stays on screen until then. @throws DeskError */
  async test(id: string, quietly: boolean): Promise<void> {
    const before = quietly ? this.checks : undefined;
    const turn = this.#begin(before);
    try {
      const { checks } = await testJira(id);
      if (turn === this.#turn) this.#become(checks, '');
    } catch (error) {
      if (turn === this.#turn) this.#become(before, '');
      throw error;
    }
  }

  ask(doubt: string): void {
    this.#become(this.checks, doubt);
  }

  #begin(shown: JiraTrialController['checks'] = 'running'): number {
    this.#become(shown, '');
    this.#turn += 1;
    return this.#turn;
  }

  #become(checks: JiraTrialController['checks'], doubt: string): void {
    this.checks = checks;
    this.doubt = doubt;
    this.#host.requestUpdate();
  }
}

/** The check that failed, in words; that nobody answered is no pass either. */
function doubtOf(checks: readonly JiraCheck[]): string {
  const failed = checks.find(({ state }) => state === 'failed');
  if (failed) return `${checkLabels[failed.name]}: ${failed.sentence}`;
  return checks[0]?.state === 'ok' ? '' : (checks[0]?.sentence ?? '');
}
