import type { Span } from '../text/index.ts';
import type { PloverEvent } from './eventful.ts';
import type { Reference } from './record.ts';

type Convert = (span: Span) => Span;

const referenceAt = <Kind extends Reference>(reference: Kind, at: Convert): Kind => ({
  ...reference,
  mention: reference.mention.map(at),
  members: reference.members.map((member) => referenceAt(member, at)),
});

/** The event with every span converted, for instance from UTF-16 to code points on the way out. */
export const eventWithSpans = (event: PloverEvent, at: Convert): PloverEvent => ({
  ...event,
  trigger: event.trigger.map(at),
  sentence: at(event.sentence),
  actors: event.actors.map((party) => referenceAt(party, at)),
  recipients: event.recipients.map((party) => referenceAt(party, at)),
  allegedBy: event.allegedBy && referenceAt(event.allegedBy, at),
  place: event.place && referenceAt(event.place, at),
  date: event.date && { ...event.date, span: event.date.span && at(event.date.span) },
  mentions: event.mentions.map((mention) => ({
    ...mention,
    trigger: mention.trigger.map(at),
    sentence: at(mention.sentence),
    allegedBy: mention.allegedBy && referenceAt(mention.allegedBy, at),
  })),
});
