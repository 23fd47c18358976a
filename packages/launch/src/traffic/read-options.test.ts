import { expect, test } from 'vitest';
import { readTrafficOptions } from './read-options.ts';

test('without arguments the traffic goes to the desk that npm start runs', () => {
  expect(readTrafficOptions([])).toEqual({ url: 'http://127.0.0.1:3000', customers: 8, minutes: 5, rate: 12, agents: true });
  expect(readTrafficOptions(['--no-agents'])?.agents).toBe(false);
  expect(readTrafficOptions(['--agents'])?.agents).toBe(true);
  expect(readTrafficOptions([], '3555')?.url).toBe('http://127.0.0.1:3555');
});

test.each(['http://127.0.0.1:4000/', 'http://127.8.8.8:4000', 'http://localhost:4000/demo', 'http://[::1]:4000'])(
  'a desk on this machine is accepted: %s',
  (url) => {
    expect(readTrafficOptions(['--url', url])?.url).toBe(new URL(url).origin);
  },
);

test.each([
  'https://desk.example',
  'http://10.0.0.4:3000',
  'http://127.0.0.1.desk.example',
  'http://localhost.example',
  'http://0.0.0.0:3000',
  'http://127.0.0.1@desk.example',
])('a desk elsewhere is refused: %s', (url) => {
  expect(() => readTrafficOptions(['--url', url])).toThrow('on this machine only');
});

test.each([
  ['--customers', '0'],
  ['--customers', '4000'],
  ['--minutes', '1e9'],
  ['--rate', 'NaN'],
  ['--rate', ''],
  ['--minutes', '-1'],
])('%s %s is out of bounds', (name, value) => {
  expect(() => readTrafficOptions([`${name}=${value}`])).toThrow(`${name} must be a number from`);
});

test('an option that does not exist is named', () => {
  expect(() => readTrafficOptions(['--allow-remote'])).toThrow('--allow-remote');
});
