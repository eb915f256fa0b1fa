import { Parser } from 'htmlparser2';

/** Some sites write entities twice: “&amp;amp;”. */
const TIMES = 2;
const ENTITY = /&#?\w{2,31};/;

/** A text of a page's metadata without the entities that are left in it, as by sites that write them twice, and without tags beside them. */
export function withoutEntities(text: string): string {
  let decoded = text;
  for (let time = 0; time < TIMES && ENTITY.test(decoded); time += 1) decoded = wordsOf(decoded);
  return decoded;
}

function wordsOf(html: string): string {
  const parts: string[] = [];
  const parser = new Parser({ ontext: (part) => parts.push(part) });
  parser.write(html);
  parser.end();
  return parts.join('');
}
