import type { Sentiment } from '@desk/protocol/closure';
import type { SurveyKind } from '@desk/protocol/survey';

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

/** A few words beside a score, by how good it was. */
export const SURVEY_WORDS: Record<SurveyKind, Record<Sentiment, readonly string[]>> = {
  csat: {
    positive: [
      'Quick and kind.',
      'Solved while I was still typing.',
      'Knew my line at once, and stayed until it worked.',
      'No waiting music. Thank you!',
      'Explained so that I understood it.',
      'Best help I have had in a long time.',
    ],
    neutral: ['Friendly, but I still have to wait until Friday.', 'It works for now.', 'Took a while.', 'I had to say everything twice.'],
    negative: [
      'Third time, and it is still not solved.',
      'Nobody called me back.',
      'I was told something else last week.',
      'Polite, but that does not bring my parcel.',
      'Cost me a whole morning.',
    ],
  },
  nps: {
    positive: ['My sister is with you already.', 'Fair prices, and a person answers.', 'Ten years, never a reason to leave.'],
    neutral: ['Good people, slow network.', 'Depends on where you live.', 'The help is fine, the app is not.'],
    negative: ['Not after this month.', 'I am looking around for another one.', 'The outages have to stop first.'],
  },
};
