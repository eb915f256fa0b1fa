// Checks that imports go one way (.dependency-cruiser.mjs) and prints how many modules it saw; none is a failure.
import { cruise } from 'dependency-cruiser';
import configuration from '../.dependency-cruiser.mjs';

const { output } = await cruise(['src'], { ...configuration.options, ruleSet: configuration, validate: true });
const { violations, totalCruised } = output.summary;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} imports ${to}`);
console.log(`${totalCruised} modules, ${violations.length} forbidden imports`);
process.exitCode = totalCruised === 0 || violations.length > 0 ? 1 : 0;
