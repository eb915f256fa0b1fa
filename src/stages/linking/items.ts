import { type Attributed, type EventProposal, itemAt, itemsOf, type Mention } from '../../document/index.ts';

/**
 * A document in which, if it is a round-up, no mention goes back to one of another item and no event has a party that
 * only another item mentions: the model, which reads the whole, takes it for one story. What it thought likely of others
 * goes to nobody, since it says nothing for those of the same item.
 */
export function withinItems<Document extends Attributed>(document: Document): Document {
  const items = itemsOf(document);
  if (items === null) return document;
  const itemOf = document.mentions.map(({ span }) => itemAt(items, span[0]));
  const mentions = document.mentions.map((mention, index): Mention => {
    const antecedents = mention.antecedents.filter((one) => itemOf[one.mention] === itemOf[index]);
    const lost = mention.antecedents.reduce((sum, { probability }) => sum + probability, 0);
    const kept = antecedents.reduce((sum, { probability }) => sum + probability, 0);
    return { ...mention, antecedents, nobody: mention.nobody + lost - kept };
  });
  const events = document.events.map((event): EventProposal => {
    const own = itemAt(items, document.words[event.anchor[0]]?.[0] ?? 0);
    return { ...event, parties: event.parties.filter(({ mention }) => itemOf[mention] === own) };
  });
  return { ...document, mentions, events };
}
