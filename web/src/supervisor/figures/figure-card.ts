import type { Figures } from '@desk/protocol/report';
import { countText, plural, shareText } from '../../charts/figure-text.ts';
import type { SparkTone } from '../../charts/ui-spark.ts';
import { runningTime } from '../../clock/time-words.ts';
import { liveElsewhere, placesWords } from '../../data/places-words.ts';

/** `ok`: inside the target; `near`: missed by at most a tenth; `missed`: by more; `plain`: there is no target. */
export type FigureState = 'ok' | 'near' | 'missed' | 'plain';

/** One of the six figures in words: the number, its unit, and the line that measures it against a target, a capacity or a base. */
export type FigureCard = {
  id: string;
  label: string;
  value: string;
  unit: string;
  note: string;
  /** What the number is set against, where the note has no room for it. */
  hint?: string;
  state: FigureState;
  spark: readonly (number | null)[];
  target: number | null;
  low: number;
  tone: SparkTone;
};

const NEAR = 0.1;
const tones: Record<FigureState, SparkTone> = { ok: 'data', near: 'warning', missed: 'negative', plain: 'data' };
const minutes: Record<Figures['window'], string> = { '15m': 'last 15 min', '60m': 'last hour', today: 'today' };
const windows: Record<Figures['window'], string> = { '15m': 'Closed, last 15 min', '60m': 'Closed, last hour', today: 'Closed today' };

/** The figures of the wall as they stand at `now` (milliseconds): the longest wait goes on between two counts. */
export function figureCards(figures: Figures, now: number): FigureCard[] {
  const { targets } = figures;
  const wait = figures.longestWaitSince ? (now - Date.parse(figures.longestWaitSince)) / 1000 : 0;
  const median = figures.firstReplyMedian.value;
  // Judged as it is written: 89.6 % is shown as 90 %, and that is no point under a target of 90 %.
  const share = figures.inTarget.value === null ? null : Math.round(figures.inTarget.value * 100) / 100;
  const points = share === null ? 0 : Math.round((targets.inTarget - share) * 100);
  return [
    card('waiting', 'Waiting now', countText(figures.waiting.value ?? 0), '', judge(figures.waiting.value ?? 0, targets.waiting), {
      ok: `target up to ${countText(targets.waiting)}`,
      over: `${countText((figures.waiting.value ?? 0) - targets.waiting)} over the target of ${countText(targets.waiting)}`,
      spark: figures.waiting.spark,
      target: targets.waiting,
    }),
    card('longest-wait', 'Longest wait', clock(wait), '', judge(wait, targets.replySeconds), {
      ok: `target ${clock(targets.replySeconds)}`,
      over: `${clock(wait - targets.replySeconds)} over the ${clock(targets.replySeconds)} target`,
      spark: figures.longestWait.spark.map((seconds) => seconds ?? 0),
      target: targets.replySeconds,
    }),
    card(
      'first-reply',
      'First reply, median',
      median === null ? '–' : clock(median),
      '',
      median === null ? 'plain' : judge(median, targets.firstReplySeconds),
      {
        ok: median === null ? 'no first reply yet' : `target ${clock(targets.firstReplySeconds)}`,
        over: `${clock((median ?? 0) - targets.firstReplySeconds)} over the ${clock(targets.firstReplySeconds)} target`,
        spark: overFive(figures.firstReplyMedian.spark),
        target: targets.firstReplySeconds,
      },
    ),
    {
      ...card(
        'in-target',
        'Answered in target',
        share === null ? '–' : String(Math.round(share * 100)),
        share === null ? '' : '%',
        judgeShare(share, targets.inTarget),
        {
          ok:
            share === null
              ? 'nothing answered yet'
              : `target ${shareText(targets.inTarget, 1)}, of ${countText(figures.inTarget.base)} answered`,
          over: `${plural(points, 'point')} under the ${shareText(targets.inTarget, 1)} target`,
          spark: overFive(figures.inTarget.spark),
          target: targets.inTarget,
          low: 0.5,
        },
      ),
      ...(share === null ? {} : { hint: `of ${plural(figures.inTarget.base, 'chat')} answered first, ${minutes[figures.window]}` }),
    },
    liveCard(figures),
    {
      ...card('closed', windows[figures.window], countText(figures.closed.value ?? 0), '', 'plain', {
        ok:
          figures.closed.rated > 0
            ? `${shareText(figures.closed.positive, figures.closed.rated)} positive of ${countText(figures.closed.rated)} rated`
            : 'none rated',
        spark: overFive(figures.closed.spark),
      }),
      tone: 'positive',
    },
  ];
}

/** Places are free with each agent who is available and there, by themselves: what one has too many takes none from another. */
function liveCard(figures: Figures): FigureCard {
  const ready = figures.agents.filter((agent) => agent.available);
  const here = ready.filter((agent) => agent.online);
  const free = here.reduce((sum, { limit, live }) => sum + Math.max(0, limit - live), 0);
  const over = ready.reduce((sum, { limit, live }) => sum + Math.max(0, live - limit), 0);
  const who = here.length === ready.length ? plural(ready.length, 'agent') : `${here.length} of ${plural(ready.length, 'agent')} on`;
  const elsewhere = liveElsewhere(figures.agents, figures.live.value ?? 0);
  const places = free === 0 && over > 0 ? `${plural(over, 'chat')} over` : `${plural(free, 'place')} free`;
  const note = `${places}, ${elsewhere > 0 ? `${countText(elsewhere)} with agents off` : who}`;
  const base = card(
    'live',
    'Live chats',
    countText(figures.live.value ?? 0),
    `/ ${countText(figures.live.capacity)}`,
    free > 0 || ready.length === 0 ? 'plain' : over === 0 ? 'near' : 'missed',
    {
      ok: note,
      over: note,
      spark: figures.live.spark,
    },
  );
  return { ...base, hint: placesWords(figures.live.capacity, ready.length, elsewhere) };
}

type Rest = { ok: string; over?: string; spark: readonly (number | null)[]; target?: number; low?: number };

function card(id: string, label: string, value: string, unit: string, state: FigureState, rest: Rest): FigureCard {
  const note = state === 'ok' || state === 'plain' ? rest.ok : (rest.over ?? rest.ok);
  return { id, label, value, unit, note, state, spark: rest.spark, target: rest.target ?? null, low: rest.low ?? 0, tone: tones[state] };
}

/** A count or a time that should stay below its target. */
function judge(value: number, target: number): FigureState {
  if (value <= target) return 'ok';
  return value <= target * (1 + NEAR) ? 'near' : 'missed';
}

/** A share that should reach its target. */
function judgeShare(value: number | null, target: number): FigureState {
  if (value === null) return 'plain';
  if (value >= target) return 'ok';
  return value >= target * (1 - NEAR) ? 'near' : 'missed';
}

/** The mean of each minute and the four before it: single minutes of a small desk only flicker. Null where nothing happened in all five. */
function overFive(values: readonly (number | null)[]): (number | null)[] {
  return values.map((_, i) => {
    const known = values.slice(Math.max(0, i - 4), i + 1).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

function clock(seconds: number): string {
  return runningTime(Math.round(seconds) * 1000);
}
