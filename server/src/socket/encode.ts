import { toVisitorChat, toVisitorMessage } from '@desk/core/customers/visitor-chat';
import type { ServerFrame, VisitorFrame } from '@desk/protocol/socket';
import type { BusMessage } from '@desk/runtime/bus';
import { type Channel, channelsOfEvent } from './topics.ts';

/** Which channels of an audience an event matched. */
export type Delivery = { message: BusMessage; matched: Channel[] };

/** The messages that these channels hear, each with the channels it came by. */
export function deliver(messages: readonly BusMessage[], channels: readonly Channel[]): Delivery[] {
  return messages
    .map((message) => ({ message, matched: heardBy(channels, channelsOfEvent(message.event)) }))
    .filter((delivery) => delivery.matched.length > 0);
}

/** Those of an event's channels that somebody hears. */
export function heardBy(channels: readonly Channel[], ofEvent: readonly Channel[]): Channel[] {
  return ofEvent.filter((channel) => channels.includes(channel));
}

/** An event is turned into text at most twice per node, however many sockets hear it: whole, and as lists need it. */
const whole = new WeakMap<BusMessage, string>();
const slim = new WeakMap<BusMessage, string>();

/** The frame for members: lists get the chat alone, whoever has the chat open or watches closures gets what happened as well. */
export function eventsFrame(deliveries: readonly Delivery[]): string {
  const cursor = deliveries.at(-1)!.message.cursor;
  const events = deliveries.map(({ message, matched }) =>
    matched.some(isWhole) ? once(whole, message, () => message.event) : once(slim, message, () => withoutData(message)),
  );
  return `{"type":"events","cursor":${JSON.stringify(cursor)},"events":[${events.join(',')}]}`;
}

/** The frames for a visitor: their own chat after each event, with the message if it was one. */
export function visitorFrames(deliveries: readonly Delivery[]): string[] {
  return deliveries.flatMap(({ message: { cursor, event } }) => {
    if (!event.chat) return [];
    const message = event.type === 'message.posted' || event.type === 'chat.opened' ? toVisitorMessage(event.data.message) : null;
    return [JSON.stringify({ type: 'chat', cursor, chat: toVisitorChat(event.chat), message } satisfies VisitorFrame)];
  });
}

export function frame(message: ServerFrame): string {
  return JSON.stringify(message);
}

function isWhole(channel: Channel): boolean {
  return !channel.includes(' chats@') && !channel.includes(' queue@');
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
