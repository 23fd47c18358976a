import type { Story } from './story.ts';

/** What Broadband hears. */
export const BROADBAND: readonly Story[] = [
  {
    tag: 'Outage',
    department: 'Broadband',
    weight: 8,
    moods: [24, 20, 42, 14],
    asks: [
      'Internet is down for the whole street.',
      'Third outage this month, what is going on?',
      'No connection since this morning, I work from home!',
    ],
    looks: ['I see an outage in your area and the crew on site.', 'Sorry, that is really annoying today. I look what the crew reports.'],
    settles: ['They expect it back by 16:00. I text you when it is.', 'It is back as of now. I credited the two days.'],
    notes: [
      'Known outage, promised a text when it is back.',
      'Third time this month, credit given, asked for a supervisor call back.',
      'Back during the chat.',
    ],
    issues: ['FIB-912'],
  },
  {
    tag: 'Line fault',
    department: 'Broadband',
    weight: 6,
    moods: [32, 22, 36, 10],
    asks: [
      'The connection drops every evening.',
      'The light on the terminal blinks red.',
      'Your engineer came and it is worse than before.',
    ],
    looks: ['I run a test on your line, that takes a minute.', 'Let me read the values of your terminal.'],
    settles: [
      'The test shows a fault. The engineer is booked for Thursday between 8 and 12.',
      'I reset the port, the values are good again.',
    ],
    notes: [
      'Fault confirmed, engineer Thursday 8-12.',
      'Port reset, values fine. Ring back tomorrow.',
      'Engineer was booked twice; cancelled one.',
    ],
    issues: ['FIB-904', 'FIB-897'],
  },
  {
    tag: 'Router',
    department: 'Broadband',
    weight: 5,
    moods: [58, 24, 8, 10],
    asks: ['The router restarts by itself.', 'Wi-Fi does not reach the attic.', 'Which lights should be on?'],
    looks: ['I see your router. It is on a crowded channel.', 'Let me look at its log.'],
    settles: [
      'Moved it to channel 11, you should see the full speed now.',
      'A new one is on its way, just plug it in, the settings come by themselves.',
    ],
    notes: ['Router swapped to channel 11, speed back to 480.', 'Replacement router sent.', 'Explained the lights; all was well.'],
    issues: ['FIB-915'],
  },
  {
    tag: 'Speed',
    department: 'Broadband',
    weight: 4,
    moods: [44, 26, 20, 10],
    asks: ['I pay for 500 and get 90.', 'Uploads crawl since the update.', 'Netflix keeps buffering at night.'],
    looks: ['I measure from our side, please leave it on.', 'Is that over the cable or over Wi-Fi?'],
    settles: [
      'From our side you get 502. It is the Wi-Fi: I sent you how to place the router.',
      'The profile was wrong, corrected. Please measure again.',
    ],
    notes: ['Wrong profile on the port, corrected, 498 measured.', 'Wi-Fi, not the line. Sent placement tips.'],
    issues: ['FIB-915'],
  },
  {
    tag: 'Home move',
    department: 'Broadband',
    weight: 3,
    moods: [62, 22, 8, 8],
    asks: [
      'We move on the 28th, how do I take the internet along?',
      'Can the line be on before we move in?',
      'Does the new flat have fibre?',
    ],
    looks: ['Congratulations! What is the new address?', 'I check what is in the wall there.'],
    settles: [
      'All planned: on in the new place on the 27th, off in the old on the 30th.',
      'The flat has fibre. The engineer is only needed for the socket.',
    ],
    notes: ['Move planned with three days of overlap.', 'New address has fibre, socket visit booked.'],
    issues: ['FIB-918'],
  },
];
