/**
 * What Plot draws without the style sheet and the style attribute that it puts in, which a strict policy forbids; their
 * rules stand in charts.css. Before it is put into the page, nothing of them has taken effect. Its marks keep their names
 * as `data-mark`: a label on a group that is nothing is of no use to anybody.
 */
export function plain<Drawn extends SVGSVGElement | HTMLElement>(drawn: Drawn): Drawn {
  for (const style of drawn.querySelectorAll('style')) style.remove();
  for (const element of [drawn, ...drawn.querySelectorAll('[style]')]) element.removeAttribute('style');
  for (const group of drawn.querySelectorAll('g[aria-label]')) {
    group.setAttribute('data-mark', group.getAttribute('aria-label') ?? '');
    group.removeAttribute('aria-label');
  }
  drawn.classList.add('chart');
  return drawn;
}
