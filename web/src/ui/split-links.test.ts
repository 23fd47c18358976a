import { expect, test } from 'vitest';
import { splitLinks } from './split-links.ts';

const links = (text: string) => splitLinks(text).flatMap(({ href, text: shown }) => (href === null ? [] : [shown]));

test.each([
  ['see https://orrin.example/help, please', ['https://orrin.example/help']],
  ['(https://orrin.example/a_(b)) and http://x.example.', ['https://orrin.example/a_(b)', 'http://x.example']],
  ['HTTPS://ORRIN.EXAMPLE/A?b=c&d=e#f!', ['HTTPS://ORRIN.EXAMPLE/A?b=c&d=e#f']],
  ['<https://orrin.example>', ['https://orrin.example']],
])('addresses are found without the sentence around them: %s', (text, expected) => {
  expect(links(text)).toEqual(expected);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,<b>x</b>',
  'file:///etc/passwd',
  'ftp://orrin.example',
  'https://',
  'https://orrin.example@evil.example/login',
  'http://user:secret@orrin.example',
  'xhttp://orrin.example',
])('%s stays text', (text) => {
  expect(links(text)).toEqual([]);
});

test.each([
  '',
  'plain',
  'https://a.example',
  'a https://a.example b http://b.example.\n\nc',
  '))https://a.example))',
  '\u202ehttps://a.example\u202c 👩‍👩‍👧',
])('the parts joined are the message: %j', (text) => {
  expect(
    splitLinks(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
