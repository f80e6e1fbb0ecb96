import type { Figure } from "./figure.ts";
import { markdownTable } from "./table.ts";

export function performancePage(figures: readonly Figure[], machine: string, day: string) {
	return `# Performance

Written by \`npm run bench\` on ${day}. ${machine}.

Every figure with a reference is a ratio of two Workers in one run, side by side on bare \`workerd\` and in turns, never through
\`wrangler dev\` or miniflare, which are many times slower than what they run. Absolute times are this machine's and are shown only
to give the ratios a size; production adds the network and the flush of each write, which no laptop can show.

The reference is the least Worker that does the same work: it checks Twilio's signature with Twilio's own code, parses, inserts one
row in one Durable Object and awaits a second object for the index (\`bench/reference/\`). For the sockets it is an object that
stores an event as long as ours and pushes it.

${markdownTable(figures)}

- A figure is the median over rounds; "Rounds" is the lowest and the highest ratio of a round. Differences under 15 % prove nothing.
- A window with one wrong answer is thrown away, and said so.
- \`npm run bench -- --quick\` takes a minute and shows that everything still works; quote only the full run.
- \`npm run bench -- --self\` measures the reference against itself: how far that is from 1 is the noise of the machine.
- \`npm run bench -- --only webhook,start\` measures a part, and writes nothing down.
`;
}
