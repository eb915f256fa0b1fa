import type { Mention, Named } from '../../document/index.ts';

/** Names joined by commas and “and” with nothing but a title between them: “Togo and Benin”, “Holm, Varga and Eide”. */
export function joinedNames({ text, mentions }: Named): Mention[][] {
  const rows: Mention[][] = [];
  let row: Mention[] = [];
  let closed = false;
  for (const mention of mentions) {
    if (mention.form === 'demonym') continue;
    const last = row.at(-1);
    const between = last ? text.slice(last.span[1], mention.span[0]) : '';
    const joint = /^(,)?\s+(?:and\s+)?(?:the\s+)?$/u.exec(between);
    if (last && joint && !closed && (last.kind === 'person') === (mention.kind === 'person')) {
      row.push(mention);
      closed = /\band\b/u.test(between);
      continue;
    }
    if (row.length > 1 && closed) rows.push(row);
    row = [mention];
    closed = false;
  }
  if (row.length > 1 && closed) rows.push(row);
  return rows;
}
