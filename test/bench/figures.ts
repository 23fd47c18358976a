/** One measured figure: the median of its rounds, beside the raw baseline of the same run when it has one. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** Each round alone, in order: how noisy the machine was. */
  rounds: number[];
  baseline?: { name: string; value: number };
  /** `value` over the baseline's, the median of the rounds' own ratios. */
  ratio?: number;
  target?: { of: 'ratio' | 'value'; at: '>=' | '<=' | '='; than: number };
};

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which the share `p` (0 to 1) of the values lies, by linear interpolation. NaN when there are none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** A figure against its baseline, round by round: neighbours in time share the machine's mood. */
export function against(name: string, unit: string, rounds: number[], baseline: { name: string; rounds: number[] }): Figure {
  const ratios = rounds.map((value, i) => value / baseline.rounds[i]!);
  return {
    name,
    unit,
    rounds,
    value: median(rounds),
    baseline: { name: baseline.name, value: median(baseline.rounds) },
    ratio: median(ratios),
  };
}

/** Whether the target is reached; undefined without one. */
export function isMet({ target, ratio, value }: Figure): boolean | undefined {
  if (!target) return undefined;
  const measured = target.of === 'ratio' ? (ratio ?? Number.NaN) : value;
  if (target.at === '=') return measured === target.than;
  return target.at === '>=' ? measured >= target.than : measured <= target.than;
}

/** The figures as a Markdown table, which is also readable in a terminal. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${round(figure.value)} ${figure.unit}`.trim(),
    figure.baseline ? `${`${round(figure.baseline.value)} ${figure.unit}`.trim()} (${figure.baseline.name})` : '',
    figure.ratio === undefined ? '' : figure.ratio.toFixed(2),
    targetOf(figure),
  ]);
  const table = [['figure', 'measured', 'raw baseline, same run', 'ratio', 'target'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`);
  return [lines[0], `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines.slice(1)].join('\n');
}

function targetOf(figure: Figure): string {
  const { target } = figure;
  if (!target) return '';
  const of = target.of === 'ratio' ? 'ratio ' : '';
  return `${of}${target.at} ${target.than}: ${isMet(figure) ? 'met' : 'NOT MET'}`;
}

function round(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return Number.isInteger(value) ? String(value) : value.toFixed(digits);
}
