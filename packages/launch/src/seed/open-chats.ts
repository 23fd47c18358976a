import type { ColleagueName, DepartmentName } from './people.ts';
import type { Line } from './play-chat.ts';

/** A chat that is open when the demo starts. Its last word was said `quietFor` seconds ago. */
export type OpenChat = {
  customer: string;
  language?: string;
  attributes?: Record<string, string>;
  department: DepartmentName;
  agent: ColleagueName | null;
  topic?: string;
  isPending?: boolean;
  /** Since the last line they ask for a supervisor, for this reason. */
  asksSupervisor?: string;
  /** With the last line its agent offered it to this colleague, who may have declined so many seconds later. */
  offer?: { to: ColleagueName; note: string; declined?: { reason: string; after: number } };
  ticketAfter?: number;
  waitSeconds: number;
  lines: readonly Line[];
  quietFor: number;
};

const customer = (after: number, text: string): Line => ({ by: 'customer', text, after });
const agent = (after: number, text: string): Line => ({ by: 'agent', text, after });

/** Noor's desk, whoever waits in a queue, and tickets that nobody has accepted. */
export const OPEN_CHATS: readonly OpenChat[] = [
  {
    customer: 'Jun W.',
    department: 'Broadband',
    agent: 'Noor Haddad',
    waitSeconds: 31,
    lines: [
      customer(0, 'Hello, my internet stops every evening around nine.'),
      agent(40, 'Hi Jun, Noor here. I run a test on your line, that takes a minute.'),
      customer(75, 'Sure, take your time.'),
      agent(190, 'The test shows a fault on the line, so a person has to look at it.'),
      customer(45, 'Mornings are best for me.'),
      agent(60, 'The engineer is booked for Thursday between 8 and 12'),
    ],
    offer: {
      to: 'Sam Okafor',
      note: 'Line fault, the engineer is booked. Can Broadband keep an eye on it?',
      declined: { reason: 'I am above my limit until four', after: 70 },
    },
    quietFor: 9 * 60,
  },
  {
    customer: 'Chiara P.',
    language: 'Italiano, English',
    department: 'Delivery & returns',
    agent: 'Noor Haddad',
    waitSeconds: 18,
    lines: [
      customer(0, 'The shop would not take my return label.'),
      agent(35, 'Sorry for the trip, Chiara. Could you tell me what stands below the barcode?'),
      customer(80, 'Nothing, there is no barcode at all'),
      agent(50, 'Then it was made without one. I have sent you a new label, can you see it in your mail?'),
    ],
    quietFor: 4 * 60,
  },
  {
    customer: 'Bashir K.',
    department: 'Delivery & returns',
    agent: 'Noor Haddad',
    waitSeconds: 22,
    lines: [
      customer(0, 'Hi, my parcel says delivered but I have nothing.'),
      agent(41, 'Hello Bashir, I look up what the courier noted.'),
      agent(65, 'It says that it was handed over at 9:20. Is there somebody who could have taken it?'),
      customer(95, 'I asked next door and downstairs'),
      customer(14, 'The courier says a neighbour signed, but nobody here has it'),
    ],
    asksSupervisor: 'The courier says that it was signed for, he does not believe it',
    quietFor: 97,
  },
  {
    customer: 'Ada M.',
    language: 'English, Portuguese',
    attributes: {
      Line: '•••• 4417, eSIM',
      Plan: 'Flex 20, Gold since 2019',
      Device: 'Nimbus 8 Pro',
      Order: '7730-118, Travel 5 GB, paid',
      Place: 'Lisbon',
    },
    department: 'Mobile & plans',
    agent: 'Noor Haddad',
    topic: 'Roaming',
    waitSeconds: 60,
    lines: [
      customer(0, 'Hi, I landed in Lisbon this morning and mobile data doesn’t work. I bought the Travel 5 GB bundle yesterday.'),
      agent(60, 'Hello Ada, Noor here. Sorry about the bumpy landing. I’m looking at the bundle on your line ending 4417.'),
      customer(58, 'Thanks! My phone says this: “Cannot start data abroad, ask your provider”'),
      agent(
        180,
        'Found it: the bundle is paid, but it wasn’t switched on after your eSIM swap on Tuesday. I’ve just started it. Could you turn flight mode on for ten seconds, then off?',
      ),
      customer(176, 'ok one moment'),
      customer(28, 'It works! I have 4G again, thank you so much'),
    ],
    quietFor: 42,
  },
  {
    customer: 'Lena F.',
    language: 'Deutsch, English',
    department: 'Mobile & plans',
    agent: 'Mikkel Dahl',
    waitSeconds: 14,
    lines: [
      customer(0, 'I ordered a case together with my SIM, and only the SIM came.'),
      agent(45, 'Hello Lena, Mikkel here. Your SIM works, I see. The case is another parcel, I ask a colleague who knows where it is.'),
      customer(40, 'Great, thank you. I need it on Friday.'),
    ],
    offer: { to: 'Noor Haddad', note: 'SIM is fine. The case of order 7731-204 is a delivery matter, she needs it on Friday.' },
    quietFor: 75,
  },
  {
    customer: 'Hana S.',
    department: 'Mobile & plans',
    agent: 'Noor Haddad',
    waitSeconds: 3,
    lines: [customer(0, 'My eSIM code has expired, can you send a new one')],
    quietFor: 6,
  },
  {
    customer: 'Vera L.',
    department: 'Mobile & plans',
    agent: 'Noor Haddad',
    isPending: true,
    waitSeconds: 12,
    lines: [
      customer(0, 'I want to take over the number of my late father.'),
      agent(50, 'I am sorry for your loss, Vera. We need a copy of the certificate, a photo is enough.'),
      customer(130, 'I have to look for it, I write again when I have it.'),
      agent(30, 'Take all the time you need. I keep this open for you.'),
    ],
    quietFor: 52 * 60,
  },
  {
    customer: 'Imran Z.',
    department: 'Delivery & returns',
    agent: 'Noor Haddad',
    isPending: true,
    waitSeconds: 9,
    lines: [
      customer(0, 'The lamp arrived with a broken shade.'),
      agent(38, 'Oh no. Could you send me a photo of it, and of the box?'),
      customer(60, 'I am at work, I can do it tonight'),
      agent(25, 'Tonight is fine. Then a new one leaves tomorrow.'),
    ],
    quietFor: 128 * 60,
  },
  {
    customer: 'Dmitri V.',
    department: 'Broadband',
    agent: null,
    waitSeconds: 0,
    lines: [customer(0, 'Router blinks red since last night, no internet at all'), customer(70, 'Hello? Is anybody there?')],
    quietFor: 122,
  },
  {
    customer: 'Olga W.',
    department: 'Broadband',
    agent: null,
    waitSeconds: 0,
    lines: [customer(0, 'Is there an outage in Haarlem? My whole street is offline.')],
    quietFor: 118,
  },
  {
    customer: 'Finn K.',
    department: 'Broadband',
    agent: null,
    waitSeconds: 0,
    lines: [customer(0, 'We move next week, can I take the internet along?')],
    quietFor: 51,
  },
  {
    customer: 'Esi A.',
    department: 'Billing',
    agent: null,
    waitSeconds: 0,
    lines: [customer(0, 'Your invoice has a line I have never seen: “pro rata”. What is that?')],
    quietFor: 48,
  },
  {
    customer: 'Aron T.',
    department: 'Shop',
    agent: null,
    waitSeconds: 0,
    lines: [customer(0, 'Does the small case fit the Nimbus 8 Pro?')],
    quietFor: 20,
  },
  {
    customer: 'Pilar N.',
    department: 'Broadband',
    agent: 'Noor Haddad',
    waitSeconds: 40,
    lines: [
      customer(0, 'The television picture freezes every few minutes, only in the evening.'),
      agent(55, 'Hello Pilar. Is the box on a cable or on Wi-Fi?'),
      customer(420, 'On Wi-Fi. The box stands in the living room, the router in the hall.'),
    ],
    ticketAfter: 3_600,
    quietFor: 134 * 60,
  },
  {
    customer: 'Stellan R.',
    department: 'Mobile & plans',
    agent: 'Noor Haddad',
    waitSeconds: 25,
    lines: [customer(0, 'Can two phones share one plan? I could not find it on your pages.')],
    ticketAfter: 3_600,
    quietFor: 72 * 60,
  },
];
