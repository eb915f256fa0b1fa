/** Where a label lies, in pixels of the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const meet = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** Pixels between a node and its label. */
const GAP = 3;

/** Beside a node, where there is room in the picture: on its right, or else on its left, or else as far in as it goes. */
export function boxBeside(
  node: { x: number; y: number; size: number },
  width: number,
  height: number,
  room: number,
): Box {
  const [right, left] = [node.x + node.size + GAP, node.x - node.size - GAP - width];
  const x = right + width <= room ? right : left >= 0 ? left : Math.max(0, room - width);
  return { x, y: node.y - height / 2, width, height };
}

/** Places for labels of which none lies over another; the first ones have them. */
export function labelPlaces(): { clear: () => void; take: (box: Box) => boolean } {
  const taken: Box[] = [];
  return {
    clear: () => void taken.splice(0),
    take(box) {
      if (taken.some((other) => meet(box, other))) return false;
      taken.push(box);
      return true;
    },
  };
}
