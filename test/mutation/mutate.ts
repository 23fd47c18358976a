import type { Mutation } from './mutations.ts';

/** The text with the mutation in it. @throws Error when what it changes does not stand there as often as it says */
export function mutate(text: string, { name, file, find, put, times = 1 }: Mutation): string {
  const parts = text.split(find);
  if (parts.length !== times + 1)
    throw new Error(`“${name}” is ${parts.length - 1} times in ${file}, not ${times}: renew test/mutation/mutations.ts.`);
  return parts.join(put);
}
