import { expect, test } from 'vitest';
import { isCourtesy } from './courtesy.ts';

test.for([
  'thanks!',
  'Thank you so much',
  'ok great, thanks 🙏',
  'Merci beaucoup !',
  'danke schön',
  'dank je wel',
  '👍',
  '❤️❤️',
  'Perfect',
  'bye',
])('[K11] “%s” asks for nothing', (text) => {
  expect(isCourtesy(text)).toBe(true);
});

test.for([
  'thanks, but it is broken again',
  'thank you, when will it arrive?',
  'ok and now',
  'thanks 4711',
  'you',
  '',
  '   ',
  '???',
  'the day',
  'help',
  '🔥 still no signal',
])('[K11] “%s” may ask for something', (text) => {
  expect(isCourtesy(text)).toBe(false);
});
