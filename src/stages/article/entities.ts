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

/** A text with each of its entities as the character that it stands for; what then looks like a tag stays. */
export const decoded = (text: string): string => text.replace(ENTITIES, (entity) => wordsOf(entity));

const ENTITIES = new RegExp(ENTITY, 'g');

function wordsOf(html: string): string {
  const parts: string[] = [];
  const parser = new Parser({ ontext: (part) => parts.push(part) });
  parser.write(html);
  parser.end();
  return parts.join('');
}
