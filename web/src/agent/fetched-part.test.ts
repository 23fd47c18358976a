import { expect, onTestFinished, test, vi } from 'vitest';
import { FetchedPart } from './fetched-part.ts';

test('[C16] a part that does not load is said once and tried again with a later wish, until it is here', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  const heard: string[] = [];
  const hear = ({ words, isUrgent }: { words: string; isUrgent: boolean }) => void heard.push(`${isUrgent ? '! ' : ''}${words}`);
  document.addEventListener('ui-announcement-made', hear);
  onTestFinished(() => {
    vi.useRealTimers();
    document.removeEventListener('ui-announcement-made', hear);
  });
  let isDown = true;
  let updates = 0;
  let loads = 0;
  const host = { addController() {}, removeController() {}, requestUpdate: () => void updates++, updateComplete: Promise.resolve(true) };
  const part = new FetchedPart(
    host,
    async () => {
      loads++;
      if (isDown) throw new TypeError('Failed to fetch dynamically imported module');
    },
    'It did not load.',
  );
  const want = async () => {
    part.want();
    await new Promise((resolve) => setTimeout(resolve));
    return [loads, updates, part.hasFailed];
  };
  expect(await want()).toEqual([1, 1, true]);
  expect(await want()).toEqual([1, 1, true]); // the update that the failure brought asks for nothing
  vi.setSystemTime(1_005_000);
  expect(await want()).toEqual([2, 2, true]);
  isDown = false;
  vi.setSystemTime(1_010_000);
  expect(await want()).toEqual([3, 3, false]);
  vi.setSystemTime(1_020_000);
  expect(await want()).toEqual([3, 3, false]);
  expect(heard).toEqual(['! It did not load.']);
});
