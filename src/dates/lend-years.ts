import type { Point } from './points.ts';

/**
 * Lends the year to points that lack one: "April (restricted version) and June 2025", "March and May 2025". The next
 * dated point lends backwards over a short gap; failing that the one before lends forwards ("autumn 2024 and spring").
 */
export function lendYears(points: readonly Point[], text: string): Point[] {
  const lent = [...points];
  for (let i = lent.length - 2; i >= 0; i--) {
    const point = lent[i];
    const next = lent[i + 1];
    if (!point || !next || point.year !== null || next.year === null || next.grain === 'year' || next.grain === 'years')
      continue;
    const gap = text.slice(point.end, next.start);
    if (gap.length <= 80 && /(?:\band\b|\bto\b|\bor\b|\buntil\b|[-\u2013,&/])/.test(gap) && !/[.;?!]\s/.test(gap))
      lent[i] = { ...point, year: next.year };
  }
  // "the second quarter of 2027 (April to June)": the one before lends forwards across a bracket
  for (let i = 1; i < lent.length; i++) {
    const before = lent[i - 1];
    const point = lent[i];
    if (
      point &&
      before &&
      point.year === null &&
      before.year !== null &&
      /^\s*(?:\(|[-\u2013]\s*|to\s+)$/.test(text.slice(before.end, point.start))
    )
      lent[i] = { ...point, year: before.year };
  }
  // "autumn 2024 and 2025": the bare year takes the season of its neighbour
  for (let i = 1; i < lent.length; i++) {
    const before = lent[i - 1];
    const point = lent[i];
    if (
      point?.grain !== 'year' ||
      !before ||
      before.year === null ||
      !/^\s*(?:and|or|,)\s*$/.test(text.slice(before.end, point.start))
    )
      continue;
    if (
      before.grain === 'season' ||
      before.grain === 'quarter' ||
      before.grain === 'half' ||
      before.grain === 'month'
    ) {
      lent[i] = { ...point, grain: before.grain, resolve: before.resolve };
    }
  }
  return lent;
}
