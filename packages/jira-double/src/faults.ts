/** Which requests a fault is for; all given fields must fit. `issue` is a key or numeric id, `path` a piece of the path. */
export interface FaultMatch {
  method?: string;
  path?: string;
  issue?: string;
}

/** What happens instead of, or to, the ordinary answer. `after-work` means that the write was done and only its answer is lost (JD-33). */
export type FaultAnswer =
  | { kind: 'reply'; status: number; headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> }
  | { kind: 'reset'; at: 'start' | 'after-work' | 'after-headers' | 'mid-body' }
  | { kind: 'hang'; at: 'start' | 'after-work' | 'mid-body' }
  | { kind: 'drip'; everyMs: number }
  | { kind: 'rewrite'; body: string };

export interface Fault {
  match: FaultMatch;
  /** How many requests it strikes; one when absent, `Infinity` until cleared. */
  times?: number;
  answer: FaultAnswer;
}

/** A request as the plan sees it. */
export interface FaultTarget {
  method: string;
  path: string;
  issueId: string | undefined;
}

/** The faults that wait for their requests, in the order in which they were added. */
export class FaultPlan {
  #faults: { fault: Fault; left: number; issueId: string | undefined }[] = [];
  readonly #resolve: (idOrKey: string) => string | undefined;

  constructor(resolve: (idOrKey: string) => string | undefined) {
    this.#resolve = resolve;
  }

  push(...faults: Fault[]): void {
    for (const fault of faults) {
      const { issue } = fault.match;
      this.#faults.push({ fault, left: fault.times ?? 1, issueId: issue === undefined ? undefined : this.#resolve(issue) });
    }
  }

  /** The first fault that fits, used up by one. */
  take(target: FaultTarget): FaultAnswer | undefined {
    const hit = this.#faults.find(({ fault: { match }, issueId }) => {
      if (match.method !== undefined && match.method !== target.method) return false;
      if (match.path !== undefined && !target.path.includes(match.path)) return false;
      return match.issue === undefined || (issueId !== undefined && issueId === target.issueId);
    });
    if (hit === undefined) return undefined;
    hit.left -= 1;
    if (hit.left <= 0) this.#faults = this.#faults.filter((each) => each !== hit);
    return hit.fault.answer;
  }

  clear(): void {
    this.#faults = [];
  }
}
