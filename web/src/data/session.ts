import { DeskError } from '@desk/protocol/errors';
import type { Me, Person, Role } from '@desk/protocol/people';
import { setZone } from '../clock/time-words.ts';
import { whenSignedOut } from './http.ts';
import { Listeners } from './listeners.ts';
import { readMe, setAvailability, setOwnUndo, signIn, signOut } from './session-api.ts';

/** `lost`: somebody was signed in and is no longer, while the page still holds what they typed. */
export type SessionState =
  | { at: 'loading' }
  | { at: 'out' }
  | { at: 'in'; me: Me }
  | { at: 'lost'; me: Me }
  | { at: 'failed'; error: unknown };

/** Who am I, and may I. */
export class Session {
  readonly onChange = new Listeners<[]>();
  state: SessionState = { at: 'loading' };
  /** My desk was not connected from then until it came back and I got new chats again; null once I know. */
  wasAwaySince: string | null = null;

  constructor() {
    whenSignedOut(() => this.lose());
  }

  /** The person at the desk, also while the session is lost. */
  get me(): Me | undefined {
    return this.state.at === 'in' || this.state.at === 'lost' ? this.state.me : undefined;
  }

  hasRole(...roles: Role[]): boolean {
    return this.me !== undefined && roles.includes(this.me.role);
  }

  /** Asks the server who is signed in. */
  async load(): Promise<void> {
    try {
      const me = await readMe();
      setZone(me.workspace.zone);
      this.#become({ at: 'in', me });
    } catch (error) {
      if (error instanceof DeskError && error.code === 'sign-in') this.#become(this.me ? { at: 'lost', me: this.me } : { at: 'out' });
      else if (!this.me) this.#become({ at: 'failed', error });
    }
  }

  /** @throws DeskError `wrong-credentials`, `too-many`, `unavailable` */
  async signIn(email: string, password: string): Promise<void> {
    await signIn(email, password);
    await this.load();
    if (this.state.at === 'failed') throw this.state.error;
  }

  async signOut(): Promise<void> {
    await signOut();
    this.#become({ at: 'out' });
  }

  /** An answer or the socket said that the session is over. */
  lose(): void {
    if (this.state.at === 'in') this.#become({ at: 'lost', me: this.state.me });
    else if (this.state.at === 'loading') this.#become({ at: 'out' });
  }

  /** Shows the wish at once and takes it back if the server refuses. @throws DeskError */
  async setAvailable(available: boolean): Promise<void> {
    const before = this.me;
    if (!before || this.state.at !== 'in') return;
    this.wasAwaySince = null;
    this.#become({ at: 'in', me: { ...before, available, unavailableBy: null, disconnectedAt: null } });
    try {
      await setAvailability(available);
    } catch (error) {
      const { available, unavailableBy, disconnectedAt } = before;
      if (this.state.at === 'in') this.#become({ at: 'in', me: { ...this.state.me, available, unavailableBy, disconnectedAt } });
      throw error;
    }
  }

  /** Chooses my own window to undo a close, in seconds; null: as the workspace. @throws DeskError */
  async setOwnUndo(undoSeconds: number | null): Promise<void> {
    const me = await setOwnUndo(undoSeconds);
    if (this.state.at === 'in') this.#become({ at: 'in', me });
  }

  /** I have read that I was away. */
  knowsOfAway(): void {
    this.wasAwaySince = null;
    this.onChange.call();
  }

  /** A supervisor (`by`), another tab of mine, or the desk (`seenAt`: when mine was connected last) changed my availability. */
  heardAvailable(available: boolean, by: Person | null, seenAt: string | null = null): void {
    if (this.state.at !== 'in') return;
    const { me } = this.state;
    if (me.available === available && me.unavailableBy?.id === by?.id && seenAt === null) return;
    this.wasAwaySince = available ? seenAt : null;
    this.#become({ at: 'in', me: { ...me, available, unavailableBy: by, disconnectedAt: available ? null : seenAt } });
  }

  #become(state: SessionState): void {
    this.state = state;
    this.onChange.call();
  }
}
