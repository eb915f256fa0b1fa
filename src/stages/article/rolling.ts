/** A cue as far as it is told whether captions roll: its lines, and when it is shown, in seconds. */
export interface Shown {
  readonly startTime: number;
  readonly endTime: number;
  /** As they are written, and as one reads them. */
  readonly lines: readonly { readonly raw: string; readonly plain: string }[];
}

/** Captions roll where at least so many of their cues begin with lines of the cue before. */
const ROLLING = 0.25;
/** Between two cues of which one goes on with the other there is no longer pause, in seconds. */
const PAUSE = 0.5;

/**
 * What each cue adds to the one before. Captions of what is said live roll: a cue begins with the lines that ended the
 * one before, of which the last may have grown. In other captions a line that comes again was said again.
 */
export function addedLines(cues: readonly Shown[]): string[] {
  const kept = cues.map((cue, index) => keptOf(cues[index - 1], cue));
  const rolling = kept.filter(({ lines, letters }) => lines > 0 || letters > 0).length;
  const doRoll = rolling >= (cues.length - 1) * ROLLING;
  return cues.map(({ lines }, index) => {
    const { lines: known, letters } = (doRoll && kept[index]) || NOTHING;
    const grown = letters > 0 ? [lines[known]?.plain.slice(letters).trim() ?? ''] : [];
    return [...grown, ...lines.slice(known + grown.length).map(({ raw }) => raw)].join('\n');
  });
}

const NOTHING = { lines: 0, letters: 0 };

/** How many lines at its beginning, and letters of the next one, a cue has from the one before. */
function keptOf(before: Shown | undefined, { startTime, lines }: Shown): typeof NOTHING {
  if (before === undefined || startTime - before.endTime > PAUSE) return NOTHING;
  for (let count = Math.min(before.lines.length, lines.length); count > 0; count -= 1) {
    const earlier = before.lines.slice(-count).map(({ plain }) => plain);
    const isSame = (line: string, at: number): boolean => line === lines[at]?.plain;
    if (!earlier.slice(0, -1).every(isSame)) continue;
    const last = earlier.at(-1) ?? '';
    if (isSame(last, count - 1)) return { lines: count, letters: 0 };
    if (lines[count - 1]?.plain.startsWith(`${last} `)) return { lines: count - 1, letters: last.length };
  }
  return NOTHING;
}
