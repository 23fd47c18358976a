import type { VisitState } from './visit-state.ts';

/** Every word that the panel says, in one place. Plain, sentence case, no blame. */
export const words = {
  panel: (title: string) => (title ? `Chat with ${title}` : 'Chat'),
  heading: 'Hello, how can we help?',
  newHeading: 'What is it about this time?',
  greeting: 'Write to us here, a person answers.',
  again: 'Your next message starts a new chat.',
  expired: 'Your earlier chat is no longer open to read here. You can start a new one.',
  message: 'Message',
  write: 'Write a message',
  yourName: 'Your name',
  optional: 'optional',
  send: 'Send',
  sending: 'Sending',
  sent: 'Sent',
  notSent: 'Not sent.',
  tryAgain: 'Try again',
  minimise: 'Minimise chat',
  messages: 'Messages',
  you: 'You',
  loading: 'Loading your conversation',
  endChat: 'End chat',
  endQuestion: 'End this chat?',
  keepChatting: 'Keep chatting',
  endFailed: 'The chat is still open. It could not be ended.',
  startNew: 'Start a new chat',
  endedWriteOn: 'This chat has ended. What you send now still reaches us.',
  answerFollowUp: 'This chat had ended. Your answer still reaches us.',
  added: 'Thank you. We have added this to the chat that ended.',
  privacy: 'Privacy',
  offline: 'You are offline. Sends when you are back.',
  reconnecting: 'Reconnecting. Sends when the connection is back.',
  tooMany: 'Many messages wait already. Send this one when they have gone out.',
  count: (length: number, limit: number) => `${length.toLocaleString('en')} of ${limit.toLocaleString('en')} characters`,
  tooLong: (length: number, limit: number) => `At most ${limit.toLocaleString('en')} characters, this has ${length.toLocaleString('en')}`,
  closed: 'This chat has ended.',
  typing: (name: string) => `${name} is typing`,
  newBelow: (count: number) => `${count} new`,
  ended: (time: string) => `This chat ended at ${time}. Write again any time.`,
  joined: (name: string) => `${name} is here.`,
  ticket: 'Nobody could answer in time. Your request is kept, and somebody answers here as soon as they can.',
  arrived: (name: string, text: string) => `${name}: ${text}`,
  arrivedMany: (name: string, count: number) => `${name} sent ${count} messages.`,
  asked: (question: string) => `A question about this chat: ${question}`,
  score: (score: number, top: number) => `${score} of ${top}`,
  saved: (score: number, top: number) => `${score} of ${top} saved.`,
  chooseFirst: 'Choose a number first.',
  addWords: 'Anything to add?',
  sendAnswer: 'Send answer',
  skip: 'Skip',
  back: 'Back',
  change: 'Change',
  rated: {
    csat: (score: number) => `You rated this chat ${score} of 5.`,
    nps: (score: number) => `You would recommend us: ${score} of 10.`,
  },
  answerAfterAll: { csat: 'Rate this chat', nps: 'Say if you would recommend us' },
  answerWaits: 'Not sent yet. It goes out when the connection is back.',
  answerRefused: (reason: string) => `Your answer was not sent. ${reason}`,
  queued: (name: string | null, position: number | null) => {
    const thanks = name ? `Thanks ${name}, ` : 'Thanks, ';
    if (position === null) return `${thanks}we will be with you soon.`;
    if (position <= 1) return `${thanks}you’re next in line.`;
    return `${thanks}${position - 1} ${position === 2 ? 'person is' : 'people are'} before you.`;
  },
} as const;

/** The two lines of the head: who is there, and how things stand. */
export function headWords({ title, chat, fresh, link, online, known }: VisitState): { name: string; status: string } {
  const business = title || 'Chat';
  const isOpen = chat !== null && chat.status !== 'closed';
  const agent = chat?.agentName && !fresh ? chat.agentName : null;
  const name = agent ? (title ? `${agent} from ${title}` : agent) : business;
  if (!online) return { name, status: 'You are offline' };
  if (known && link === 'lost') return { name, status: 'Reconnecting' };
  if (chat?.status === 'closed' && !fresh) return { name, status: 'This chat has ended' };
  if (chat?.status === 'ticket' && !fresh) return { name, status: 'We have your request' };
  if (isOpen && chat.status === 'live') return { name, status: 'With you in this chat' };
  if (isOpen) return { name, status: chat.queuePosition === 1 ? 'You’re next in line' : 'We will be with you soon' };
  return { name, status: 'Ask us anything' };
}
