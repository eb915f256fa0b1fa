import type { NewReview } from '../../src/ledger/index.ts';
import type { Example } from './examples.ts';

const NOT_SIGNING = 'st_phjmwy2zyix7bbmr';
const made = { entry: NOT_SIGNING, decision: 'accept', by: 'kari', at: '2026-05-04T12:00:00Z' } as const;

/** What has been decided before the examples run: ids are made of what is decided and when. */
export const DECIDED: readonly NewReview[] = [
  { ...made, field: 'kind' },
  { ...made, field: 'act' },
];
const KIND_REVIEW = 'rv_vdpt6vlmvau5pwgh';
const ACT_REVIEW = 'rv_vj2a4m4idqgjnqua';

/** Those of reviews, by operationId. */
export const REVIEW_EXAMPLES: Readonly<Record<string, Example>> = {
  reviewQueue: { path: '/api/reviews/queue?verdict=altered&limit=2' },
  reviewProgress: { path: '/api/reviews/progress?entries=events&type=CONSULT' },
  entryToReview: { path: `/api/reviews/entries/${NOT_SIGNING}` },
  review: {
    path: '/api/reviews',
    body: { entry: NOT_SIGNING, field: 'speaker', decision: 'wrong', value: { actor: null, name: 'Marta Holm' } },
    status: 201,
  },
  undoReviews: { path: '/api/reviews/undo', body: { ids: [ACT_REVIEW] } },
  undoReview: { path: `/api/reviews/${KIND_REVIEW}` },
  reviews: { path: '/api/reviews?by=kari&limit=10' },
  agreement: { path: '/api/agreement?field=speaker' },
  doubles: { path: '/api/doubles?limit=5' },
  exportLabels: { path: '/api/export/labels' },
};
