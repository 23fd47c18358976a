import { expect, test } from 'vitest';
import { chipsOf } from './closed-chips.ts';

test('what a report asks for beyond the fields stands as chips, each of which takes its own filters out', () => {
  const tags = [{ id: 'tag_a' as never, name: 'Outage' }];
  expect(chipsOf({ sentiment: 'negative', anyTag: 'tag_a,tag_b', repliedFrom: '120', repliedTo: '300', weekHour: '4-14' }, tags)).toEqual([
    { names: ['anyTag'], words: 'Any of: Outage, a tag' },
    { names: ['repliedFrom', 'repliedTo'], words: 'First reply after 120 to 300 s' },
    { names: ['weekHour'], words: 'Thu, 14:00 to 15:00' },
  ]);
  expect(chipsOf({ tagBy: 'not-set', attended: 'no', spent: 'queue', returning: 'yes' }, [])).toEqual([
    { names: ['tagBy'], words: 'Tag not set' },
    { names: ['attended'], words: 'Never answered' },
    { names: ['spent'], words: 'Some time: in the queue' },
    { names: ['returning'], words: 'Of returning customers' },
  ]);
});
