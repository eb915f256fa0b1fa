/** Values of CSS as a canvas takes them: `#rrggbb`, as the theme has them now. */
export function colourReader(root: HTMLElement): { readonly of: (value: string) => string; readonly end: () => void } {
  const probe = document.createElement('span');
  probe.hidden = true;
  root.append(probe);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1, 1];
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, string>();
  const read = (value: string): string => {
    probe.style.color = value;
    if (pen === null) return '#808080';
    pen.fillStyle = getComputedStyle(probe).color;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
  return {
    of(value) {
      const colour = known.get(value) ?? read(value);
      known.set(value, colour);
      return colour;
    },
    end: () => probe.remove(),
  };
}

/** Calls back when the theme changes; gives what ends that. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
