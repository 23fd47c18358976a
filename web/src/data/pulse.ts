import { startHeartbeat } from './heartbeat.ts';

const beatMs = 10_000;
/** Where somebody must know within five seconds that the line is dead: a beat, and the wait for its answer. */
const closeBeatMs = 1_000;
const answerMs = 4_000;
const sleptMs = 30_000;

export interface PulseWiring {
  /** Asks the other end for a sign of life. */
  ask(): void;
  /** It gave none, or this machine slept. */
  onLost(): void;
}

/** Whether the line still lives: it is asked in beats, closer while somebody watches closely, and lost when no answer comes. */
export class Pulse {
  readonly #wiring: PulseWiring;
  #watchers = 0;
  #beatAt = 0;
  #isLive = false;
  #stopBeat: (() => void) | undefined;
  #answer: ReturnType<typeof setTimeout> | undefined;

  constructor(wiring: PulseWiring) {
    this.#wiring = wiring;
  }

  /** The line lives from now on. */
  begin(): void {
    this.#isLive = true;
    this.#beatAt = Date.now();
    this.#beat();
  }

  /** There is no line now. */
  end(): void {
    this.#isLive = false;
    this.#beat();
    this.answered();
  }

  /** Something came: the line lives. */
  answered(): void {
    clearTimeout(this.#answer);
    this.#answer = undefined;
  }

  /** A line is being made: its greeting is waited for twice as long as any other answer. */
  expectGreeting(): void {
    this.#answer = setTimeout(() => this.#wiring.onLost(), answerMs * 2);
  }

  /** Asks now, outside of the beat. */
  ask(): void {
    this.#wiring.ask();
    this.#answer ??= setTimeout(() => this.#wiring.onLost(), answerMs);
  }

  /** The line is asked each second, not each ten, until the returned function is called. */
  watchClosely(): () => void {
    this.#watchers++;
    this.#beat();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#watchers--;
      this.#beat();
    };
  }

  #beat(): void {
    this.#stopBeat?.();
    this.#stopBeat = this.#isLive ? startHeartbeat(this.#watchers > 0 ? closeBeatMs : beatMs, this.#beaten) : undefined;
  }

  readonly #beaten = (): void => {
    const slept = Date.now() - this.#beatAt > sleptMs;
    this.#beatAt = Date.now();
    if (slept) this.#wiring.onLost();
    else this.ask();
  };
}
