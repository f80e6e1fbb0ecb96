import { expect, test } from "vitest";
import { aLink, aPageSession } from "../../testing/page-parts.ts";
import { aConsent, aTextIn, aTextOut, aThread } from "../../testing/thread-parts.ts";
import type { Actor, ThreadEvent } from "../thread/thread.ts";
import { noTicket } from "../ticket/ticket-case.ts";
import { logEntry } from "./entry.ts";

const CANARY = "canary";
const NUMBER = "+16175550199";
const private_ = {
	body: `${CANARY} body`,
	sender: { type: "staff", id: "7", name: `${CANARY} name` },
	media: [{ index: 0, contentType: `${CANARY}/type`, url: `https://${CANARY}.example` }],
	attachments: [{ index: 0, contentType: `${CANARY}/type` }],
} as const;
const thread = aThread({ number: NUMBER, display: `${CANARY} 617`, last: { body: CANARY, at: 1, direction: "in" } });
const mine = { messageId: "m1" } as const;

/** One of each: the type makes sure that none is missing. */
const EVENTS: { [Type in ThreadEvent["type"]]: Extract<ThreadEvent, { type: Type }> } = {
	ThreadOpened: { type: "ThreadOpened", thread },
	TextReceived: {
		type: "TextReceived",
		text: { ...aTextIn(), ...private_, media: [...private_.media], attachments: [...private_.attachments] },
	},
	TextQueued: { type: "TextQueued", text: aTextOut(`${CANARY} out`, { sender: private_.sender }), closeAfter: true },
	SendClaimed: { type: "SendClaimed", ...mine },
	SendDelayed: { type: "SendDelayed", ...mine, dueAt: 5, code: null },
	SendRepeated: { type: "SendRepeated", ...mine },
	SendAbsent: { type: "SendAbsent", ...mine, dueAt: 5 },
	SendParked: { type: "SendParked", ...mine },
	SendWatched: { type: "SendWatched", ...mine, dueAt: null },
	DeliveryMoved: { type: "DeliveryMoved", ...mine, state: "failed", sid: "SM1", code: "30006", dueAt: null },
	NumberOptedOut: { type: "NumberOptedOut", source: "staff", by: "7", reason: CANARY },
	NumberOptedIn: { type: "NumberOptedIn" },
	KindsStopped: { type: "KindsStopped", kinds: [{ kind: "recall", at: 5, source: "patient" }] },
	WordRepeated: { type: "WordRepeated", word: { say: "stop", at: 1, source: "staff", by: "7", reason: CANARY } },
	PhoneTold: { type: "PhoneTold", words: 1 },
	PhoneDelayed: { type: "PhoneDelayed", dueAt: 5 },
	NumberClassed: { type: "NumberClassed", numberClass: "landline" },
	PatientLinked: { type: "PatientLinked", patient: { id: "p1", name: CANARY, birthDate: CANARY, language: "es" } },
	PatientUnlinked: { type: "PatientUnlinked", patientId: "p1" },
	AboutSaid: { type: "AboutSaid", ...mine, patientId: "p1", before: null },
	ConsentChanged: { type: "ConsentChanged", consent: aConsent({ reason: CANARY, by: { id: "7", name: CANARY } }) },
	AttentionRaised: { type: "AttentionRaised", item: { kind: "emergency", since: 1, ...mine } },
	AttentionSettled: { type: "AttentionSettled", kind: "emergency", as: "seen" },
	AnswerOwed: { type: "AnswerOwed", owed: { ...mine, kind: "help", at: 1, marked: false } },
	AnswerDropped: { type: "AnswerDropped", ...mine, kind: "help", why: "carrier_answers" },
	StatusChanged: { type: "StatusChanged", status: "closed", cause: "person", by: "7" },
	AttentionCleared: { type: "AttentionCleared" },
	TicketChanged: { type: "TicketChanged", ticket: { ...noTicket(), id: "55" }, what: "created" },
	LinkChanged: { type: "LinkChanged", link: aLink({ notice: CANARY, hash: CANARY, code: { mac: CANARY, expiresAt: 5 } }), what: "made" },
	PageViewed: { type: "PageViewed", session: { ...aPageSession(), hash: CANARY, browser: CANARY }, what: "seen" },
	PageLeft: { type: "PageLeft", hash: CANARY, linkId: "l1" },
	MessageRead: { type: "MessageRead", ...mine, linkId: "l1" },
	MessageErased: { type: "MessageErased", ...mine, by: CANARY, reason: CANARY },
	EraseAsked: { type: "EraseAsked", ...mine, sid: "SM1" },
	EraseDelayed: { type: "EraseDelayed", ...mine, dueAt: 5 },
	CarrierErased: { type: "CarrierErased", ...mine },
	FileStarted: {
		type: "FileStarted",
		file: { id: "f1", name: `${CANARY}.pdf`, size: 9, contentType: CANARY },
		owner: CANARY,
		direction: "out",
	},
	FileComplete: { type: "FileComplete", fileId: "f1" },
	FileKept: {
		type: "FileKept",
		fileId: "f1",
		...mine,
		found: {
			name: CANARY,
			type: "png",
			contentType: "image/png",
			size: 9,
			width: 1,
			height: 1,
			warnings: [],
			receivedHash: "0".repeat(64),
			keptHash: "1".repeat(64),
		},
	},
	FileRefused: { type: "FileRefused", fileId: "f1", ...mine, cause: "mismatch", receivedHash: null },
	FileTried: { type: "FileTried", fileId: "f1", ...mine, dueAt: 5 },
	FileDelayed: { type: "FileDelayed", fileId: "f1", ...mine, dueAt: 5 },
	FileFailed: { type: "FileFailed", fileId: "f1", ...mine },
	FileRetried: { type: "FileRetried", fileId: "f1", ...mine },
	FileOpened: { type: "FileOpened", fileId: "f1", ...mine, thumb: true },
	FileDropped: { type: "FileDropped", fileId: "f1", ...mine, by: CANARY, reason: CANARY },
	FileTidied: { type: "FileTidied", fileId: "f1", again: null },
	CarrierCopyDeleted: { type: "CarrierCopyDeleted", fileId: "f1" },
	ThreadViewed: { type: "ThreadViewed" },
};

const ACTORS: [Actor, string][] = [
	[{ type: "staff", id: "7", name: `${CANARY} name` }, "staff:7"],
	[{ type: "patient", name: CANARY }, "patient"],
	[{ type: "system" }, "system"],
	[{ type: "carrier" }, "carrier"],
	[{ type: "helpdesk" }, "helpdesk"],
	[{ type: "helpdesk", id: "9" }, "helpdesk:9"],
];

test.for(Object.values(EVENTS))("the log of $type says who and what, and no name, number or word", (event) => {
	for (const [actor, said] of ACTORS) {
		const entry = logEntry(event, actor);
		expect(entry).toMatchObject({ type: event.type, actor: said });
		expect(JSON.stringify(entry)).not.toContain(CANARY);
		expect(JSON.stringify(entry)).not.toContain(NUMBER);
	}
});

test.for(Object.values(EVENTS))("the facts of $type are plain values that a chain can be built on", (event) => {
	for (const value of Object.values(logEntry(event, { type: "system" }).facts)) {
		expect(value === null || ["string", "number", "boolean"].includes(typeof value)).toBe(true);
	}
});

test("who sent what to whom can be followed by its ids", () => {
	expect(logEntry(EVENTS.TextQueued, { type: "staff", id: "7" }).facts).toEqual({ messageId: "m1", closeAfter: true });
	expect(logEntry(EVENTS.DeliveryMoved, { type: "carrier" }).facts).toEqual({
		messageId: "m1",
		state: "failed",
		sid: "SM1",
		code: "30006",
	});
	expect(logEntry(EVENTS.TicketChanged, { type: "helpdesk" }).facts).toEqual({ what: "created", ticketId: "55" });
});
