/** Why a call to Jira did not do what it should; what each means for agent and admin stands in the table of jira.md section 1.5. */
export type JiraFailureKind =
  | 'auth'
  | 'bad_request'
  | 'bad_shape'
  | 'busy'
  | 'captcha'
  | 'forbidden'
  | 'limit'
  | 'network'
  | 'not_found'
  | 'not_json'
  | 'rate_limited'
  | 'redirect'
  | 'scope'
  | 'server'
  | 'timeout'
  | 'tls'
  | 'wrong_url';

export interface JiraFailureDetails {
  /** HTTP status, if an answer came. */
  status?: number;
  /** Jira's own sentences, as plain text; empty if it said none. */
  words?: string;
  /** How long Jira asks to wait, at most one hour. A floor, not a suggestion. */
  retryAfterMs?: number;
  /** What a 429 counts against: `issue` leaves other issues free, `site` means all calls. */
  limitedBy?: 'issue' | 'endpoint' | 'site';
}

const TRANSIENT: ReadonlySet<JiraFailureKind> = new Set(['rate_limited', 'busy', 'server', 'network', 'timeout']);
const SIGN_IN: ReadonlySet<JiraFailureKind> = new Set(['auth', 'scope', 'captcha']);

/** A failed call. `message` is one sentence of at most 300 characters that holds neither the token nor a whole body. */
export class JiraFailure extends Error {
  readonly kind: JiraFailureKind;
  readonly status: number | undefined;
  readonly words: string;
  readonly retryAfterMs: number | undefined;
  readonly limitedBy: 'issue' | 'endpoint' | 'site' | undefined;

  constructor(kind: JiraFailureKind, message: string, details: JiraFailureDetails = {}) {
    super(message.length <= 300 ? message : `${message.slice(0, 299).toWellFormed()}…`);
    this.name = 'JiraFailure';
    this.kind = kind;
    this.status = details.status;
    this.words = details.words ?? '';
    this.retryAfterMs = details.retryAfterMs;
    this.limitedBy = details.limitedBy;
  }

  /** True if the same call may succeed later without anybody changing anything. */
  get isTransient(): boolean {
    return TRANSIENT.has(this.kind);
  }

  /** True if the call was not made, because JIRA had asked us to wait with all calls of its kind: it says nothing new of the site. */
  get isForeseen(): boolean {
    return this.limitedBy === 'endpoint' && this.status === undefined;
  }

  /** True if every further call of the connection would fail too, and might make it worse, until an admin saves it. */
  get holdsConnection(): boolean {
    return SIGN_IN.has(this.kind);
  }
}
