/**
 * Plain statistics over past closures: for each label (a tag, a sentiment) in how many conversations it stood, and in how many of those each
 * word did. A label is judged by Bernoulli naive Bayes on the words that are there, with Laplace smoothing.
 */
export type WordModel<L extends string> = {
  /** Labels with the share of belief that each gets from these words, best first; shares add up to 1. */
  judge(words: ReadonlySet<string>): { label: L; share: number }[];
  readonly conversations: number;
};

export type Example<L extends string> = { words: ReadonlySet<string>; labels: readonly L[] };

/** A word that stood in fewer conversations than this says nothing yet. */
const RARE = 3;

export function learn<L extends string>(examples: readonly Example<L>[]): WordModel<L> {
  const labelCounts = new Map<L, number>();
  const wordCounts = new Map<string, number>();
  const together = new Map<L, Map<string, number>>();
  for (const { words, labels } of examples) {
    for (const word of words) wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
    for (const label of labels) {
      labelCounts.set(label, (labelCounts.get(label) ?? 0) + 1);
      const counts = together.get(label) ?? new Map<string, number>();
      together.set(label, counts);
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return {
    conversations: examples.length,
    judge(words) {
      const known = [...words].filter((word) => (wordCounts.get(word) ?? 0) >= RARE);
      if (known.length === 0) return [];
      const scores = [...labelCounts].map(([label, count]) => {
        const counts = together.get(label)!;
        const score = known.reduce(
          (sum, word) => sum + Math.log(((counts.get(word) ?? 0) + 1) / (count + 2)),
          Math.log(count / examples.length),
        );
        return { label, score };
      });
      const best = Math.max(...scores.map(({ score }) => score));
      const weights = scores.map(({ label, score }) => ({ label, weight: Math.exp(score - best) }));
      const total = weights.reduce((sum, { weight }) => sum + weight, 0);
      return weights.map(({ label, weight }) => ({ label, share: weight / total })).sort((a, b) => b.share - a.share);
    },
  };
}
