/** How an alpha is to be read, by the bounds that Krippendorff gives (Content Analysis, 2nd ed., 2004, p. 241). */
export function readingOf(alpha: number | null): 'good' | 'tentative' | 'low' | 'none' {
  if (alpha === null) return 'none';
  return alpha >= 0.8 ? 'good' : alpha >= 0.667 ? 'tentative' : 'low';
}
