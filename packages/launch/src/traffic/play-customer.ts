import type { Sentiment } from '@desk/protocol/closure';
import { customerName } from '../seed/names.ts';
import { WORKSPACE } from '../seed/people.ts';
import type { Random } from '../seed/random.ts';
import { ADDS, GREETINGS, LAST_WORDS } from '../seed/stories/small-talk.ts';
import type { Story } from '../seed/stories/story.ts';
import { STORIES } from '../seed/stories.ts';
import { playAnswer } from '../seed/survey-scores.ts';
import { type CustomerLine, openCustomerLine } from './customer-line.ts';
import { pause } from './pause.ts';
import type { Tally } from './tally.ts';

export type CustomerContext = { base: string; random: Random; tally: Tally; signal: AbortSignal };

const LOOK_MS = 400;
const PATIENCE_MS = 75_000;
const THANKS_AT = 2;
/** The time to undo, and a little more. */
const ASKED_WITHIN_MS = 16_000;

/**
 * Plays one conversation from the first word to the end: asks, adds something when an agent looks into it, has last words when it is
 * settled, now and then ends the chat, and every other time says how it was. Resolves when the chat is over or the customer gives up; throws when `signal` is aborted.
 */
export async function playCustomer(context: CustomerContext): Promise<void> {
  const { base, random, tally, signal } = context;
  const story = random.weighted(STORIES, ({ weight }) => weight);
  const line = await openCustomerLine({ base, key: WORKSPACE.widgetKey, name: customerName(random), department: story.department, signal });
  try {
    await ask(line, story, context);
    const how = mood(story, random);
    await converse(line, how, context);
    if (isOver(line) && random.chance(0.5)) await rate(line, how, context);
  } finally {
    if (line.answers === 0) await leaveQueue(line, tally);
    line.hangUp();
  }
}

async function ask(line: CustomerLine, story: Story, context: CustomerContext): Promise<void> {
  const { random, tally, signal } = context;
  if (random.chance(0.3)) {
    await write(line, random.pick(GREETINGS), context);
    await pause(random.between(1_500, 4_000), signal);
  }
  await write(line, random.pick(story.asks), context);
  tally.opened++;
}

async function converse(line: CustomerLine, how: Sentiment, context: CustomerContext): Promise<void> {
  const { random, tally, signal } = context;
  let answered = 0;
  while (await untilAnswer(line, answered, context)) {
    tally.answered += line.answers - answered;
    answered = line.answers;
    await pause(random.between(1_500, 4_000), signal);
    line.typing();
    await pause(random.between(1_500, 4_500), signal);
    if (isOver(line)) return;
    const isSettled = answered >= THANKS_AT;
    await write(line, isSettled ? random.pick(LAST_WORDS[how]) : random.pick(ADDS), context);
    if (isSettled && random.chance(0.2)) {
      await pause(random.between(1_000, 3_000), signal);
      if (isOver(line)) return;
      await line.end();
      tally.ended++;
      return;
    }
  }
}

/** Answers what the desk asks after the end, if it does: a score, and now and then some words. */
async function rate(line: CustomerLine, how: Sentiment, { random, tally, signal }: CustomerContext): Promise<void> {
  for (let waited = 0; line.survey === null && waited < ASKED_WITHIN_MS; waited += LOOK_MS) await pause(LOOK_MS, signal);
  if (line.survey === null) return;
  const { id: surveyId, questions } = line.survey;
  let csat: number | null = null;
  for (const { kind } of questions) {
    await pause(random.between(1_500, 5_000), signal);
    const { score, comment } = playAnswer(kind, how, csat, random);
    if (kind === 'csat') csat = score;
    await line.rate({ surveyId, kind, score });
    if (comment === null) continue;
    await pause(random.between(2_000, 6_000), signal);
    await line.rate({ surveyId, kind, score, comment });
  }
  tally.rated++;
}

/** Waits for more than `known` answers. False when the chat is over, or when nobody has answered twice as long as a customer waits. */
async function untilAnswer(line: CustomerLine, known: number, context: CustomerContext): Promise<boolean> {
  const { random, signal } = context;
  let waited = 0;
  let hasAsked = known > 0;
  while (line.answers === known) {
    if (isOver(line) || waited > 2 * PATIENCE_MS) return false;
    if (!hasAsked && line.chat?.status === 'live' && waited > PATIENCE_MS) {
      hasAsked = true;
      await write(line, random.pick(['Is somebody there?', 'Hello?', 'I am still here.']), context);
    }
    await pause(LOOK_MS, signal);
    waited += LOOK_MS;
  }
  return true;
}

function isOver({ chat }: CustomerLine): boolean {
  return chat?.status === 'closed';
}

async function write(line: CustomerLine, text: string, { tally }: CustomerContext): Promise<void> {
  await line.write(text);
  tally.written++;
}

/** A made-up customer that nobody answered does not stay in the queue behind real ones. */
async function leaveQueue(line: CustomerLine, tally: Tally): Promise<void> {
  if (line.chat?.status !== 'waiting') return;
  await line.end().then(
    () => tally.ended++,
    (error: unknown) => tally.trouble(error),
  );
}

function mood({ moods }: Story, random: Random): Sentiment {
  const [positive, neutral, negative] = moods;
  return random.weighted(['positive', 'neutral', 'negative'] as const, (each) => ({ positive, neutral, negative })[each]);
}
