import { z } from 'zod';

/** What a model folder says of its model (config.json). Sizes are in wordpieces. */
export const modelConfig = z.object({
  version: z.string(),
  /** Pieces that the encoder sees at once, and how many neighbouring windows share. */
  window: z.number().int().positive(),
  overlap: z.number().int().nonnegative(),
  /** Pieces before and after the beginning of an anchor that the conditioned head sees. */
  before: z.number().int().positive(),
  after: z.number().int().positive(),
  width: z.number().int().positive(),
  /** Weights of the logistic model that turns what the network says into a probability (stages/attribution/confidence.ts). */
  confidence: z.record(z.string(), z.number()),
});

export type ModelConfig = z.infer<typeof modelConfig>;
