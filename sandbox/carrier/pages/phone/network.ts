import * as z from "zod/mini";
import { Clinic, Oddity, Phone, Text, type Unsent } from "./seen.ts";

const Items = <T extends z.core.$ZodType>(item: T) => z.object({ items: z.array(item) });
const Refused = z.object({ message: z.string() });
const Sent = z.object({ message: Text });

async function ask(path: string, method = "GET", input?: unknown): Promise<unknown> {
	const sent = input === undefined ? {} : { body: JSON.stringify(input), headers: { "Content-Type": "application/json" } };
	const response = await fetch(`/_/${path}`, { method, ...sent });
	const text = await response.text();
	const answer: unknown = text === "" ? null : JSON.parse(text);
	if (!response.ok) throw new Error(Refused.safeParse(answer).data?.message ?? "The network said no.");
	return answer;
}

/** The carrier, as a phone sees it. */
export const network = {
	phones: async () => Items(Phone).parse(await ask("phones")).items,
	clinics: async () => Items(Clinic).parse(await ask("numbers")).items,
	oddities: async () => Items(Oddity).parse(await ask("magic")).items,
	texts: async (phone: string, since: number) =>
		Items(Text).parse(await ask(`messages?phone=${encodeURIComponent(phone)}&since=${since}`)).items,
	async send({ key, phone, clinic, body, pictures }: Unsent) {
		return Sent.parse(await ask("text", "POST", { from: phone, to: clinic, body, key, media: pictures })).message;
	},
	addPhone: (number: string, name: string) => ask("phones", "POST", { number, name }),
	switchPhone: (number: string, off: boolean) => ask(`phones/${encodeURIComponent(number)}`, "PUT", { off }),
	/** Calls back on every change; `live` says whether the line is up. */
	listen(changed: (phone: string | null) => void, live: (isLive: boolean) => void): () => void {
		const Event = z.object({ type: z.string(), phone: z.optional(z.string()) });
		const source = new EventSource("/_/events");
		source.onopen = () => live(true);
		source.onerror = () => live(false);
		source.onmessage = ({ data }) => {
			const { type, phone } = Event.parse(JSON.parse(String(data)));
			if (type === "messages" || type === "phones") changed(phone ?? null);
		};
		return () => source.close();
	},
};
export type Network = typeof network;
