import { toVisitorChat, toVisitorMessage } from '@desk/core/customers/visitor-chat';
import type { ServerFrame, VisitorFrame } from '@desk/protocol/socket';
import type { BusMessage } from '@desk/runtime/bus';
import type { AudienceKind } from './audience.ts';
import { type Channel, channelsOfEvent } from './topics.ts';

/** An event for an audience: whole, or without what happened, as lists need it. */
export type Delivery = { message: BusMessage; isWhole: boolean };

const LISTS = / (chats|queue|tickets)@/;

/** How an audience gets an event that came by these of its channels: lists need the chat alone, others what happened as well. */
export function delivery(message: BusMessage, heard: readonly Channel[]): Delivery {
  return { message, isWhole: heard.some((channel) => !LISTS.test(channel)) };
}

/** The messages that these channels hear. */
export function deliver(messages: readonly BusMessage[], channels: readonly Channel[]): Delivery[] {
  return messages.flatMap((message) => {
    const heard = channelsOfEvent(message.event).filter((channel) => channels.includes(channel));
    return heard.length > 0 ? [delivery(message, heard)] : [];
  });
}

/** The frames in which an audience hears these events, ready to be sent to any number of sockets. */
export type Frames = (kind: AudienceKind, deliveries: readonly Delivery[]) => readonly Buffer[];

/** An event is turned into text at most twice per node, however many sockets hear it. */
const whole = new WeakMap<BusMessage, string>();
const slim = new WeakMap<BusMessage, string>();

/**
 * Makes frames, each once for all audiences that are to hear the very same: every supervisor watches a channel of their own, and still most
 * of them get the same bytes. It remembers what it made, so it is meant for one flush.
 */
export function createFrames(): Frames {
  const made = new Map<string, readonly Buffer[]>();
  return (kind, deliveries) => {
    const key = `${kind} ${deliveries.map(({ message, isWhole }) => message.cursor + (isWhole ? '+' : '-')).join(' ')}`;
    const known = made.get(key);
    if (known) return known;
    const texts = deliveries.length === 0 ? [] : kind === 'visitors' ? visitorFrames(deliveries) : [eventsFrame(deliveries)];
    const frames = texts.map((text) => Buffer.from(text));
    made.set(key, frames);
    return frames;
  };
}

/** The frame for members. */
function eventsFrame(deliveries: readonly Delivery[]): string {
  const cursor = deliveries.at(-1)!.message.cursor;
  const events = deliveries.map(({ message, isWhole }) =>
    isWhole ? once(whole, message, () => message.event) : once(slim, message, () => withoutData(message)),
  );
  return `{"type":"events","cursor":${JSON.stringify(cursor)},"events":[${events.join(',')}]}`;
}

/** The frames for a visitor: their own chat after each event, with the message if it was one. */
function visitorFrames(deliveries: readonly Delivery[]): string[] {
  return deliveries.flatMap(({ message: { cursor, event } }) => {
    if (!event.chat) return [];
    const message = event.type === 'message.posted' || event.type === 'chat.opened' ? toVisitorMessage(event.data.message) : null;
    const survey = event.type === 'chat.survey-asked' || event.type === 'chat.survey-answered' ? { survey: event.data.survey } : {};
    return [JSON.stringify({ type: 'chat', cursor, chat: toVisitorChat(event.chat), message, ...survey } satisfies VisitorFrame)];
  });
}

export function frame(message: ServerFrame): string {
  return JSON.stringify(message);
}

function withoutData({ event }: BusMessage) {
  return event.chat === null ? event : { ...event, data: {} };
}

function once(known: WeakMap<BusMessage, string>, message: BusMessage, make: () => unknown): string {
  let text = known.get(message);
  if (text === undefined) {
    text = JSON.stringify(make());
    known.set(message, text);
  }
  return text;
}
