import * as z from "zod/mini";

export const Phone = z.object({ number: z.string(), name: z.string(), off: z.boolean(), waiting: z.number() });
export type Phone = z.infer<typeof Phone>;

export const Clinic = z.object({ number: z.string(), name: z.string() });
export type Clinic = z.infer<typeof Clinic>;

export const Picture = z.object({ contentType: z.string(), url: z.string() });
export type Picture = z.infer<typeof Picture>;

export const Text = z.object({
	sid: z.string(),
	direction: z.enum(["inbound", "outbound-api", "outbound-reply"]),
	clinic: z.string(),
	body: z.string(),
	createdAt: z.number(),
	updatedAt: z.number(),
	arrivedAt: z.nullable(z.number()),
	media: z.array(Picture),
});
export type Text = z.infer<typeof Text>;

export const Oddity = z.object({ number: z.string(), label: z.string() });
export type Oddity = z.infer<typeof Oddity>;

/** A text as the phone's owner wrote it, until the network has it. */
export type Unsent = {
	/** Made once: pressing twice or trying again is still one text. */
	key: string;
	phone: string;
	clinic: string;
	body: string;
	pictures: { contentType: string; dataBase64: string }[];
	at: number;
	failed: boolean;
};

export type Draft = { body: string; pictures: Unsent["pictures"] };
