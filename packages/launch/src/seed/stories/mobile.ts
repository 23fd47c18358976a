import type { Story } from './story.ts';

/** What Mobile & plans hears. */
export const MOBILE: readonly Story[] = [
  {
    tag: 'eSIM',
    department: 'Mobile & plans',
    weight: 10,
    moods: [66, 18, 8, 8],
    asks: [
      'My eSIM code has expired, can you send a new one?',
      'New phone today, how do I move my eSIM over?',
      'The QR code says it was used already.',
    ],
    looks: [
      'I see the code from last week. One moment, I make you a fresh one.',
      'Happy to help with the swap. Is the old phone still with you?',
    ],
    settles: ['A new code is in your inbox, it works for 24 hours.', 'The swap is done. Restart the phone once and the line moves over.'],
    notes: [
      'New eSIM code sent, old one withdrawn.',
      'eSIM moved to the new phone, tested a call together.',
      'Code had expired; sent another and stayed until it worked.',
    ],
    issues: ['NET-2381', 'NET-2352'],
  },
  {
    tag: 'Roaming',
    department: 'Mobile & plans',
    weight: 9,
    moods: [64, 17, 9, 10],
    asks: [
      'Just landed and mobile data does not work.',
      'What does data cost me in Switzerland?',
      'I bought a travel bundle but it never started.',
    ],
    looks: ['Sorry about the rough start. I look at the bundle on your line.', 'Let me check which zone that is on your plan.'],
    settles: [
      'The bundle is running now. Flight mode on and off once, please.',
      'Your plan covers it: 5 GB, then 10 cents per MB. I sent you the list.',
    ],
    notes: [
      'Bundle was paid but not provisioned; started by hand.',
      'Explained zones and prices, sent the link.',
      'Data roaming was off on the phone. Works now.',
    ],
    issues: ['NET-2381'],
  },
  {
    tag: 'Coverage',
    department: 'Mobile & plans',
    weight: 5,
    moods: [34, 38, 18, 10],
    asks: ['Hardly any signal at home since Monday.', 'Is there 5G in my street yet?', 'Calls drop as soon as I am in the kitchen.'],
    looks: ['I check the masts around your postcode.', 'Let me see what the map says for your address.'],
    settles: [
      'One mast near you is being rebuilt until Friday. Wi-Fi calling bridges it, I switched it on.',
      '5G reaches you in autumn; I set a reminder for you.',
    ],
    notes: ['Mast work until Friday, Wi-Fi calling switched on.', 'Wants 5G at home, out of coverage until autumn. Reminder set.'],
    issues: ['NET-2352'],
  },
  {
    tag: 'Family plan',
    department: 'Mobile & plans',
    weight: 5,
    moods: [72, 15, 5, 8],
    asks: [
      'Can I add my daughter’s number to our plan?',
      'We want all three numbers on one bill.',
      'How do I take my number out of my parents’ plan?',
    ],
    looks: ['Sure. Which number is it, and who owns it today?', 'I look at the numbers on the account.'],
    settles: ['Done: all on one plan from the first of the month.', 'The number is yours from tomorrow, same SIM.'],
    notes: [
      'Moved three numbers into one family plan.',
      'Added a child’s SIM with a data cap.',
      'Split off one number, holder confirmed by mail.',
    ],
  },
  {
    tag: 'Number porting',
    department: 'Mobile & plans',
    weight: 4,
    moods: [52, 24, 14, 10],
    asks: [
      'When does my old number come over?',
      'My port has said “requested” for three days.',
      'I want to keep my number when I switch to you.',
    ],
    looks: ['I ask the other network for the state of it.', 'Let me see the porting request.'],
    settles: [
      'It is planned for tomorrow between 10 and 12; both SIMs work until then.',
      'The request was missing your contract number, I added it.',
    ],
    notes: ['Port confirmed for tomorrow morning.', 'Request lacked the contract number; sent again.'],
    issues: ['NET-2344'],
  },
  {
    tag: 'Activation',
    department: 'Mobile & plans',
    weight: 6,
    moods: [70, 16, 6, 8],
    asks: ['My new SIM says no service.', 'How do I switch on the SIM from the letter?', 'The SIM arrived, what now?'],
    looks: ['Welcome! Could you read me the last four digits on the card?', 'I check whether it is registered to you.'],
    settles: ['It is live. Give it two minutes and restart the phone.', 'Registered and switched on, the welcome text is on its way.'],
    notes: ['SIM registered and switched on.', 'Activated by hand, the letter’s link had expired.'],
    issues: ['NET-2377'],
  },
  {
    tag: 'Cancellation',
    department: 'Mobile & plans',
    weight: 3,
    moods: [16, 40, 34, 10],
    asks: [
      'I want to cancel, how long is my notice?',
      'I moved abroad and no longer need the line.',
      'Why is it so hard to find where to cancel?',
    ],
    looks: ['I am sorry to hear that. I look up your dates.', 'Of course. May I ask what made you decide?'],
    settles: [
      'Your contract ends on the last of next month, confirmed by mail.',
      'Cancelled as of today, the rest of the month is paid back.',
    ],
    notes: ['Cancelled to the end of next month, no offer wanted.', 'Moves abroad. Cancelled at once as goodwill.'],
  },
];
