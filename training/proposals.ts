/**
 * What a model proposes as events in articles that it was not trained on, and which of that is right: a JSON line for each
 * proposal and for each event that it missed, its sentence with the words of trigger, source and target. A later model
 * learns from it to look again.
 *
 *   npx node training/proposals.ts MODEL corpus/articles/35-sport.txt … > proposals.jsonl
 *
 * {"id", "text": the sentence, "features": of its words, "trigger", "source", "target": spans in code points,
 *  "types": [the right one] or null, "valid": whether it is an event}
 */
import { readFileSync } from 'node:fs';
import { parseEventTexts } from '../src/evaluate/eventGold.ts';
import { asRecord } from '../src/evaluate/readings.ts';
import { openModel, type Runs } from '../src/model/index.ts';
import { parseArticle } from '../src/stages/article/index.ts';
import { spanOfWords } from '../src/stages/events/decode.ts';
import { segment } from '../src/stages/segment/index.ts';
import { featuresOf, partsOf, tag } from '../src/stages/tag/index.ts';
import { overlaps, type Span } from '../src/text/index.ts';

/** Proposals below it are not even worth a second look. */
const LIKELY = 0.1;

const [folder = '', ...files] = process.argv.slice(2);
const model = await openModel(folder);
for (const gold of files.flatMap((file) => parseEventTexts(readFileSync(file, 'utf8')))) {
  const { id, text, events } = gold;
  const tagged = await tag(segment(await parseArticle(asRecord(gold))), model, mentionReader(lexicon));
  const features = featuresOf(tagged, tagged.words);
  const points = [...text];
  // Articles are in the basic plane, so that UTF-16 and code points are the same.
  if (points.length !== text.length || tagged.text !== text) throw new Error(`${id}: not as it was given`);
  const write = (at: Span, parts: Record<'trigger' | 'source' | 'target', readonly Span[]>, type: string | null): void => {
    const [start, end] = tagged.sentences.find((sentence) => overlaps(sentence, at)) ?? at;
    const inside = (spans: readonly Span[]): Span[] =>
      spans.filter((span) => span[0] >= start && span[1] <= end).map((span) => [span[0] - start, span[1] - start]);
    const line = {
      id,
      text: text.slice(start, end),
      features: features.filter((_, word) => {
        const [from = 0] = tagged.words[word] ?? [];
        return from >= start && from < end;
      }),
      trigger: inside(parts.trigger),
      source: inside(parts.source),
      target: inside(parts.target),
      types: type === null ? null : [type],
      valid: type !== null,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  const found = new Set<unknown>();
  for (const proposal of tagged.events) {
    if (proposal.valid < LIKELY) continue;
    const parts = partsOf(proposal);
    const spans = (runs: Runs): Span[] =>
      runs.map((run) => spanOfWords(tagged, run)).filter((span) => span !== null);
    const [trigger, source, target] = [spans(parts.trigger), spans(parts.source), spans(parts.target)];
    const right = events.find((event) => event.trigger.some((span) => trigger.some((other) => overlaps(span, other))));
    const [at] = trigger;
    if (!at) continue;
    if (right) found.add(right);
    write(at, { trigger, source, target }, right?.type ?? null);
  }
  for (const event of events) {
    const [at] = event.trigger;
    if (at && !found.has(event)) write(at, { trigger: event.trigger, source: event.actor, target: event.recipient }, event.type);
  }
}
await model.close();
