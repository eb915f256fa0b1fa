import type { EntityKind } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import type { Name } from './conllu.ts';

export interface NamedDocument {
  readonly id: string;
  readonly text: string;
  /** In UTF-16 offsets. */
  readonly names: readonly Name[];
}

const KIND_OF: ReadonlyMap<string, EntityKind> = new Map(
  Object.entries({ PER: 'person', ORG: 'organisation', LOC: 'place' }),
);

/**
 * Documents of Universal NER (IOB2 with `# newdoc id =` and `# text =` lines), a sentence a line of the text.
 * @throws TypeError for a token that is not in its sentence's text, or a tag that is none of PER, ORG and LOC
 */
export function parseIob2(source: string): NamedDocument[] {
  const documents: { id: string; text: string; names: { span: Span; kind: EntityKind }[] }[] = [];
  let sentence = '';
  let at = 0;
  for (const line of source.split('\n')) {
    if (line.startsWith('# newdoc id = ') || (documents.length === 0 && line.startsWith('# text = ')))
      documents.push({ id: line.slice('# newdoc id = '.length).trim(), text: '', names: [] });
    const document = documents.at(-1);
    if (!document) continue;
    if (line.startsWith('# text = ')) {
      document.text += document.text === '' ? '' : '\n';
      at = document.text.length;
      sentence = line.slice('# text = '.length);
      document.text += sentence;
    }
    const [number, form = '', tag = ''] = line.split('\t');
    if (!/^\d+$/u.test(number ?? '')) continue;
    const start = document.text.indexOf(form, at);
    if (start < 0) throw new TypeError(`“${form}” is not in “${sentence.slice(0, 40)}”`);
    at = start + form.length;
    if (tag === 'O') continue;
    const kind = KIND_OF.get(tag.slice(2));
    if (!kind) throw new TypeError(`the tag ${tag}`);
    const last = document.names.at(-1);
    if (tag.startsWith('I-') && last) last.span = [last.span[0], at];
    else document.names.push({ span: [start, at], kind });
  }
  return documents;
}
