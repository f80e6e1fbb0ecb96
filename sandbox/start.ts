import { join } from "node:path";
import { type Opened, openBrowser } from "./start/browser.ts";
import { ROOT, type RunningClinic, startClinic } from "./start/clinic.ts";

const PORTS = { clinic: 8700, carrier: 8710, worker: 8720 };
const PRACTICE = { web: 8730, fhir: 8740 };

function say(words: string): void {
	console.log(words);
}

/** Everything in the box, until Ctrl-C. */
async function run(): Promise<void> {
	let clinic: RunningClinic | null = null;
	let browser: Opened | null = null;
	let closing = false;
	const leave = async (code: number) => {
		if (closing) return;
		closing = true;
		if (browser && "close" in browser) await browser.close();
		await clinic?.close();
		process.exit(code);
	};
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
		process.on(signal, () => {
			if (!closing) say("\nStopping. The next start goes on from here.");
			// Before all parts are up there is nothing to close in order: what was begun ends with this process.
			void leave(0);
		});
	}
	say("Starting a clinic in a box. The first start builds the Worker and takes a little longer.");
	clinic = await startClinic({
		folder: join(ROOT, ".data"),
		ports: PORTS,
		practice: PRACTICE,
		// Phone, helpdesk and clinic then show one and the same time.
		timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
		ended: (words) => {
			if (closing) return;
			say(`\nThe Worker has stopped by itself, so everything is stopped. Start again with: npm start\n${words}`);
			void leave(1);
		},
	});
	say(
		`\n  Open  ${clinic.url}\n\nPhone, carrier, helpdesk and practice are simulated; nothing leaves this machine. Ctrl-C stops everything.`,
	);
	browser = await showIn(clinic);
}

/** Phone, helpdesk and practice in a browser with the extension; or the words that say how to get there by hand. */
async function showIn({ url, practiceUrl, workerUrl }: RunningClinic): Promise<Opened> {
	const pages = [url, `${practiceUrl}/appointments`];
	const failed = (words: string) => say(`\n${words}`);
	const opened = await openBrowser({ workerUrl, pages, profile: join(ROOT, ".data/browser"), failed }).catch((fault: unknown) => ({
		instead: `The extension could not be built, the rest works all the same. ${fault instanceof Error ? fault.message : String(fault)}`,
	}));
	say(
		"instead" in opened
			? `\n${opened.instead}`
			: "\nA browser with the extension in it has been opened: press its icon and sign in, then Chat beside a patient. Closing the window stops nothing here.",
	);
	return opened;
}

run().catch((fault: unknown) => {
	say(`The clinic could not be started. ${fault instanceof Error ? fault.message : String(fault)}`);
	process.exit(1);
});
