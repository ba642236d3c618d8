/** Two equal counts that come to so many viable cells at such a viability: what the counter would have shown, for a seed or a test that starts from cells. */
export function countsFor(cells: number, viabilityPercent: number) {
  const volumeMl = 10;
  const each = cells / 1e6 / volumeMl;
  return { firstCount: each, secondCount: each, volumeMl, dead: (each * (100 - viabilityPercent)) / viabilityPercent };
}
