import type { Sentiment } from '@desk/protocol/closure';

/** What a customer adds while the agent looks. */
export const ADDS = [
  'ok one moment',
  'It is in my name, yes.',
  'Yes, that is the one.',
  'I am at home all day.',
  'Take your time.',
  'The last four are 4417.',
  'No hurry, thank you.',
] as const;

/** A customer's last words, by how it ended for them. */
export const LAST_WORDS: Record<Sentiment, readonly string[]> = {
  positive: [
    'Perfect, thank you so much!',
    'That was quick. Thanks!',
    'Great, it works again.',
    'You made my day, thank you.',
    'Wonderful, have a good day!',
  ],
  neutral: ['Ok, thanks.', 'Alright, I will wait then.', 'Fine.', 'Ok, I will try that tonight.', 'Understood.'],
  negative: [
    'Honestly, this should not happen.',
    'That is the third time I hear that.',
    'Then I will look for somebody else.',
    'Not what I hoped for.',
    'I lost a whole morning with this.',
  ],
};

export const GREETINGS = ['Hello', 'Hi', 'Good day', 'Hey'] as const;
