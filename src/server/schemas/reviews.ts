import { z } from 'zod';
import { DECISIONS, REVIEW_FIELDS } from '../../ledger/index.ts';
import { Actor } from './actors.ts';
import { Id, list, Span } from './common.ts';
import { EventQuery, page, StatementQuery } from './filters.ts';

const LONGEST_NOTE = 10_000;
const MOST_UNDONE = 50;
const Kind = z.enum(['statement', 'event']);
const ReviewId = z.string().min(1).max(64).describe('The whole id of a review (rv_…).');
const by = z.string().max(200).optional().describe('The name of the reviewer.');
const day = (describe: string) => z.string().max(10).optional().describe(`${describe}: YYYY, YYYY-MM or YYYY-MM-DD.`);

export const ReviewField = z
  .enum(REVIEW_FIELDS)
  .describe('What of an entry a person can decide; entry is whether it is a statement or an event at all.')
  .meta({ id: 'ReviewField' });

const NamedParty = z
  .object({ actor: z.string().nullable(), name: z.string().nullable() })
  .meta({ id: 'NamedParty', description: 'By an id, a name or both; neither: nobody is named.' });

const DayRange = z.object({ from: z.string(), to: z.string() }).meta({ id: 'DayRange' });

/** What it is depends on the field (docs/reviews.md). */
export const ReviewValue = z
  .union([z.boolean(), z.string(), NamedParty, list(NamedParty), list(Span), list(z.string()), DayRange])
  .meta({ id: 'ReviewValue' });

export const NewReview = z
  .strictObject({
    entry: z.string().min(1).max(64).describe('The id of a statement or an event.'),
    field: ReviewField.optional().describe('With accept it may be left out: every field is accepted.'),
    decision: z.enum(DECISIONS),
    value: ReviewValue.nullable().optional().describe('With wrong: the right value; null where it is not known.'),
    note: z.string().max(LONGEST_NOTE).nullable().optional(),
  })
  .meta({ id: 'NewReview' });

export const Review = z
  .object({
    id: z.string(),
    entry: z.string().describe('The entry that was looked at.'),
    unit: z.string().describe('The entry that has its words now.'),
    kind: Kind,
    document: z.string(),
    url: z.string().nullable(),
    sha256: z.string(),
    spans: list(Span),
    words: z.string(),
    field: ReviewField,
    machine: ReviewValue.describe('What the machine said then.'),
    decision: z.enum(DECISIONS),
    value: ReviewValue.nullable(),
    note: z.string().nullable(),
    by: z.string(),
    at: z.string(),
    undone: z.string().nullable().describe('When it was taken back.'),
    standing: z.boolean().describe('It counts: neither taken back nor decided anew by the same person.'),
  })
  .meta({ id: 'Review' });

const View = z.object({ value: ReviewValue.nullable(), by: list(z.string()) }).meta({ id: 'ReviewView' });

/** What people say of a field, beside what the machine says. */
export const EffectiveField = z
  .object({
    field: ReviewField,
    machine: ReviewValue,
    value: ReviewValue.nullable().describe('What all say; null where they differ, or nobody knows what is right.'),
    disputed: z.boolean(),
    views: list(View),
  })
  .meta({ id: 'EffectiveField' });

export const Reviews = z.object({ reviews: list(Review) }).meta({ id: 'Reviews' });
export const ReviewPage = Reviews.extend({
  next: z.string().nullable().describe('The cursor of the page that follows.'),
}).meta({ id: 'ReviewPage' });
export const UndoneReviews = z
  .strictObject({ ids: z.array(ReviewId).min(1).max(MOST_UNDONE) })
  .meta({ id: 'UndoneReviews' });
export const ReviewParams = z.object({ id: ReviewId });

export const ReviewListQuery = z.strictObject({
  entry: z.string().max(64).optional().describe('The entry that has the words now, or that was looked at.'),
  document: z.string().max(64).optional(),
  by,
  field: ReviewField.optional(),
  decision: z.enum(DECISIONS).optional(),
  from: day('Decided on or after'),
  to: day('Decided on or before'),
  standing: z.enum(['true', 'false']).optional().describe('true: only those that count.'),
  ...page,
});

/** What chooses the entries of a queue: filters of statements, or of events. */
export const QueueFilter = StatementQuery.extend(EventQuery.shape).extend({
  entries: z.enum(['statements', 'events']).optional().describe('Which; statements if not given.'),
  field: ReviewField.optional().describe('Only this field counts as decided; any if not given.'),
});

/** Of each entry its document is read: a page is short. */
const MOST_QUEUED = 50;
export const QueueQuery = QueueFilter.extend({
  ...page,
  limit: z.coerce.number().int().min(1).max(MOST_QUEUED).optional().describe('At most so many; 10 if not given.'),
});

export const ProgressQuery = QueueFilter.extend({
  since: z.iso
    .datetime()
    .optional()
    .describe('From when on is recent: ISO 8601, in UTC; the last midnight if not given.'),
});

/** The passage that has the words of an entry, a paragraph before and after it as well. */
const Passage = z
  .object({ text: z.string(), span: Span, cut: z.object({ before: z.boolean(), after: z.boolean() }) })
  .meta({ id: 'Passage' });

const Entry = {
  id: z.string(),
  document: z.object({
    id: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
  }),
  passage: Passage,
  words: z.string(),
  marks: z.object({ source: list(Span), cue: list(Span), content: list(Span) }).describe('Places in the text.'),
  verdict: z.string().nullable(),
  outOfContext: z.boolean(),
  confidence: z.number(),
};

const Candidate = z
  .object({ party: NamedParty, score: z.number().nullable(), why: z.string() })
  .meta({ id: 'ReviewCandidate' });

/** An entry with all that somebody has to see who decides it. */
export const ReviewItem = z
  .object({
    ...Entry,
    kind: Kind,
    fields: list(
      z
        .object({
          field: ReviewField,
          machine: ReviewValue,
          reasons: list(z.object({ value: z.string(), why: z.string() })),
          lost: list(Candidate).describe('Who was considered and lost.'),
        })
        .meta({ id: 'FieldToReview' }),
    ),
    named: list(Actor.pick({ id: true, name: true, kind: true })).describe('Who else is named in the document.'),
  })
  .meta({ id: 'ReviewItem' });

export const ReviewQueue = z
  .object({ items: list(ReviewItem), next: z.string().nullable() })
  .meta({ id: 'ReviewQueue', description: 'The least sure first, without what the asking reviewer has decided.' });

export const ReviewProgress = z
  .object({
    reviewer: z.string().describe('The name under which the asking person decides.'),
    recent: z.int().describe('Entries decided since the instant that was given.'),
    total: z.int().describe('Entries decided in all.'),
    left: z.int().describe('Entries that the queue has left; 10,000 are counted.'),
    more: z.boolean(),
  })
  .meta({ id: 'ReviewProgress' });

const figures = {
  units: z.int().describe('Entries that two or more have decided.'),
  pairs: z.int().describe('Pairs of decisions of two people on one entry.'),
  agreed: z.int(),
  alpha: z.number().nullable().describe('Krippendorff’s, nominal; null where nothing varies.'),
};

const FieldAgreement = z
  .object({
    kind: Kind,
    field: ReviewField,
    reviewers: list(z.string()),
    ...figures,
    between: list(z.object({ reviewers: z.tuple([z.string(), z.string()]).readonly(), ...figures })),
  })
  .meta({ id: 'FieldAgreement' });

const Dispute = z
  .object({
    entry: z.string(),
    kind: Kind,
    document: z.string(),
    words: z.string(),
    field: ReviewField,
    views: list(View),
  })
  .meta({ id: 'Dispute' });

export const AgreementQuery = z.strictObject({
  document: z.string().max(64).optional(),
  field: ReviewField.optional(),
  from: day('Decided on or after'),
  to: day('Decided on or before'),
  reviewer: z
    .union([z.string().max(200), z.array(z.string().max(200)).max(50)])
    .optional()
    .describe('Only this reviewer’s decisions; may be given several times.'),
});

export const Agreement = z
  .object({
    fields: list(FieldAgreement),
    disputed: z.int().describe('In how many fields of entries reviewers differ.'),
    disputes: list(Dispute).describe('The first 200 of them.'),
  })
  .meta({ id: 'Agreement' });

const NamedSpeaker = z
  .object({
    id: z.string().nullable().describe('Of the lexicon; null for one who is known by name alone.'),
    name: z.string(),
    code: z.string().nullable(),
    said: z.int(),
  })
  .meta({ id: 'NamedSpeaker' });

export const Doubles = z
  .object({
    doubles: list(
      z
        .object({
          short: NamedSpeaker.describe('The one whose name says less.'),
          long: NamedSpeaker,
          others: z.int().describe('How many more speakers the shorter name fits.'),
          statements: z
            .object({
              short: list(z.string()).describe('Ids of those of which nobody has decided who speaks; at most 20.'),
              open: z.int().describe('How many of these there are.'),
              long: list(z.string()).describe('Ids of some of the longer name; at most 20.'),
            })
            .meta({ id: 'StatementsOfDouble' }),
        })
        .meta({ id: 'LikelyDouble' }),
    ),
  })
  .meta({ id: 'Doubles' });

export const DoublesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).optional().describe('At most so many pairs; 50 if not given.'),
});

export const LabelQuery = z.strictObject({
  words: z.enum(['true', 'false']).optional().describe('true: also the words that were reviewed, and notes.'),
});

export const EntryToReview = Id;
