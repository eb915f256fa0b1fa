import type { Reference } from '../document/index.ts';
import type { LedgerStatement } from '../ledger/index.ts';
import { jsonForPage } from '../text/index.ts';
import { type ExportDetails, sourceOf, urnOf } from './details.ts';
import { jsonWithItems, mapped } from './jsonArray.ts';

/**
 * A W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/) as JSON-LD, with one page that holds an
 * annotation a statement. Its targets are the spans of the content, each with a TextPositionSelector (code points)
 * and a TextQuoteSelector; its bodies name who speaks and tag the topics and the act.
 */
export async function* statementsAsAnnotations(
  statements: AsyncIterable<LedgerStatement>,
  { title }: ExportDetails,
): AsyncGenerator<string> {
  let total = 0;
  const items = mapped(statements, (statement) => {
    total += 1;
    return annotationOf(statement);
  });
  const head = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: urnOf('annotations'),
    type: 'AnnotationCollection',
    label: title,
  };
  const page = { id: urnOf('annotations:1'), type: 'AnnotationPage', startIndex: 0 };
  yield* jsonWithItems(`${open(head)},"first":${open(page)},"items":[`, items, () => `\n]},"total":${total}}\n`);
}

const open = (value: object): string => jsonForPage(value).slice(0, -1);

function annotationOf(statement: LedgerStatement) {
  const { id, quotes, topics, act, document } = statement;
  const tag = (value: string) => ({ type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value });
  return {
    id: urnOf(id),
    type: 'Annotation',
    motivation: 'identifying',
    created: document.retrieved,
    generator: { id: urnOf('program'), type: 'Software', name: `Onrecord ${document.versions.onrecord}` },
    body: [...speakerBodies(statement), ...[...topics, ...(act ? [act.type] : [])].map(tag)],
    target: quotes.map(({ exact, prefix, suffix, span: [start, end] }) => ({
      source: sourceOf(document),
      selector: [
        { type: 'TextPositionSelector', start, end },
        { type: 'TextQuoteSelector', exact, prefix, suffix },
      ],
    })),
  };
}

function speakerBodies({ speaker, actor, document }: LedgerStatement) {
  const named = namesOf(speaker).map((value) => ({
    type: 'TextualBody',
    purpose: 'identifying',
    format: 'text/plain',
    language: document.language,
    value,
  }));
  if (!actor?.wikidata) return named;
  const source = `http://www.wikidata.org/entity/${actor.wikidata}`;
  return [...named, { type: 'SpecificResource', purpose: 'identifying', source }];
}

const namesOf = (speaker: Reference | null): string[] => {
  if (speaker === null) return [];
  return speaker.name === null ? speaker.members.flatMap(namesOf) : [speaker.name];
};
