/** Figures by name, in per cent (article: 0 to 1), and the SHA-256 of the data that they are of. */
export interface Measured {
  readonly figures: Readonly<Record<string, number>>;
  readonly sha256?: readonly string[];
}
