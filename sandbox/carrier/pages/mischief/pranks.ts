/** What the carrier can be made to do wrong, in words for someone who watches the product cope. */
export type WantedFault = { on: string; kind: string; retryAfter?: number; delayMs?: number; copies?: number };
export type Prank = { label: string; effect: string; faults: readonly WantedFault[] };

export const PRANKS: readonly { title: string; pranks: readonly Prank[] }[] = [
	{
		title: "Texts to patients",
		pranks: [
			{
				label: "Too busy",
				effect: "Turns every text away and asks to wait 5 seconds.",
				faults: [{ on: "create", kind: "429", retryAfter: 5 }],
			},
			{
				label: "Out of order",
				effect: "Answers nothing but “service unavailable”.",
				faults: [
					{ on: "create", kind: "503" },
					{ on: "list", kind: "503" },
					{ on: "fetch", kind: "503" },
				],
			},
			{
				label: "Hangs up too early",
				effect: "The line breaks before the carrier has the text.",
				faults: [{ on: "create", kind: "reset_before" }],
			},
			{
				label: "Hangs up too late",
				effect: "The text goes out, but the clinic is never told so. Nothing may be sent twice.",
				faults: [{ on: "create", kind: "reset_after" }],
			},
			{ label: "Half an answer", effect: "The text goes out, the answer is cut in two.", faults: [{ on: "create", kind: "cut_after" }] },
			{ label: "Slow", effect: "The text goes out, the answer takes 20 seconds.", faults: [{ on: "create", kind: "hang" }] },
		],
	},
	{
		title: "Receipts",
		pranks: [
			{ label: "Three times each", effect: "Every receipt comes in threes.", faults: [{ on: "callback", kind: "duplicate", copies: 3 }] },
			{ label: "Backwards", effect: "Delivered first, then sent, then sending.", faults: [{ on: "callback", kind: "reverse" }] },
			{
				label: "Ten seconds late",
				effect: "The phone has the text long before the clinic knows.",
				faults: [{ on: "callback", kind: "delay", delayMs: 10_000 }],
			},
			{ label: "Too early", effect: "Receipts come before the carrier has said yes.", faults: [{ on: "callback", kind: "before_answer" }] },
			{ label: "Lost", effect: "No receipt ever comes.", faults: [{ on: "callback", kind: "drop" }] },
		],
	},
	{
		title: "Texts from patients",
		pranks: [
			{
				label: "Webhook lost",
				effect: "The clinic is not told. It must find the text in the carrier's list, within minutes.",
				faults: [{ on: "webhook", kind: "drop" }],
			},
			{
				label: "Webhook three times",
				effect: "The same text is reported in threes.",
				faults: [{ on: "webhook", kind: "duplicate", copies: 3 }],
			},
			{
				label: "Webhook ten seconds late",
				effect: "The text takes its time.",
				faults: [{ on: "webhook", kind: "delay", delayMs: 10_000 }],
			},
		],
	},
];
