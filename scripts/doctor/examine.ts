import { type Door, SETTINGS, type Setting } from "./settings.ts";

export type Finding = { level: "wrong" | "note"; text: string };

export const DOORS: readonly Door[] = ["the Worker", "Twilio", "Zendesk"];

/** In plain words, by door; values never show. */
export function examine(values: Record<string, string | undefined>): Finding[] {
	const given = (setting: Setting) => (values[setting.name] ?? "") !== "";
	return [
		...DOORS.flatMap((door) => missing(door, given)),
		...SETTINGS.filter(given).flatMap(({ name, wrong }): Finding[] => {
			const trouble = wrong(values[name] ?? "");
			return trouble ? [{ level: "wrong", text: `${name} ${trouble}.` }] : [];
		}),
		...Object.keys(values)
			.filter((name) => /^(TWILIO|ZENDESK)_/.test(name) && !SETTINGS.some((setting) => setting.name === name))
			.map((name): Finding => ({ level: "note", text: `${name} is not a setting of Patient Chat: a slip of the pen?` })),
	];
}

/** The names alone are enough to say what is missing: Cloudflare shows no values. */
export const examineNames = (names: string[]): Finding[] => DOORS.flatMap((door) => missing(door, ({ name }) => names.includes(name)));

function missing(door: Door, given: (setting: Setting) => boolean): Finding[] {
	const needed = SETTINGS.filter((setting) => setting.door === door && !setting.optional);
	const absent = needed.filter((setting) => !given(setting));
	if (absent.length === needed.length && door !== "the Worker") return [{ level: "note", text: WITHOUT[door] }];
	return absent.map(({ name }) => ({ level: "wrong", text: `${name} is missing: without it the door to ${door} stays shut.` }));
}

const WITHOUT = {
	Twilio: "Twilio is not set up: no text comes in, and none goes out.",
	Zendesk: "Zendesk is not set up: texts come in and are kept, but there are no tickets, and nobody can open the app.",
};
