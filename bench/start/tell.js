// Loaded before the command line (node --import): says at the end what the process has taken, in the file that TELL names.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.TELL,
    JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, resident: maxRSS / 1024 }),
  );
});
