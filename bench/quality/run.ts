// Prints the figures of every data set that is there as JSON: npm run bench:quality
import { measures } from './measure.ts';

const figures: Record<string, unknown> = {};
for (const [name, measure] of Object.entries(measures)) figures[name] = (await measure()) ?? 'absent';
console.log(JSON.stringify(figures, null, 2));
