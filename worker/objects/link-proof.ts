import { randomInt } from "node:crypto";
import { readDay } from "../../shared/rules/read-day.ts";
import { dayIn } from "../domain/consent/guardians.ts";
import { isCode, mayTextCode, withCode } from "../domain/link/code.ts";
import type { PageLink } from "../domain/link/link.ts";
import { onlyOne, type ProofWay, waysOf, whoIs } from "../domain/page/proof.ts";
import type { PageSession } from "../domain/page/session.ts";
import { dayOrderIn } from "../domain/patient/day-order.ts";
import { queueAutomatic } from "../domain/thread/decide.ts";
import { codeMac, newSecret, secretHash } from "../trust/page-token.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import { isTheirs } from "./link-number.ts";
import { type Tried, tryOnce } from "./link-tries.ts";
import { type PageKey, type PageRoom, type Visit, visitOf } from "./page-room.ts";
import { sendVerdict } from "./send-verdict.ts";

export type Answer = { way: ProofWay; typed: string; messageId: string | null };
export type Proved = { came: "right"; secret: string } | { came: Exclude<Tried, "right"> | "not_a_date" };

/** Somebody says who they are. A right answer is a session of its own, for this browser and this link. */
export async function prove(room: PageRoom, key: PageKey, answer: Answer): Promise<Proved> {
	const found = await visited(room, key);
	if (!found) return { came: "dead" };
	const { visit, clinic } = found;
	const { thread, link, session } = visit;
	const patientId = session?.patientId ?? link.patientId;
	if (!waysOf(clinic.settings.secure.proof, patientId, thread.patients).includes(answer.way)) return { came: "dead" };
	const day = answer.way === "birth_date" ? dayTyped(answer.typed, clinic, room.ledger.now()) : null;
	if (answer.way === "birth_date" && day === null) return { came: "not_a_date" };
	let who: string | null = null;
	const came = await tryOnce(room, link, key, (now) => {
		const here = room.ledger.thread?.patients ?? [];
		const person = day === null ? onlyOne(patientId, here) : whoIs(day, patientId, here);
		who = person?.id ?? null;
		return day === null ? rightCode(room, now, answer.typed) && here.length <= 1 : person !== null;
	});
	return came === "right" ? { came, secret: letIn(room, { link, session, key, who }, answer.messageId) } : { came };
}

async function visited(room: PageRoom, key: PageKey): Promise<{ visit: Visit; clinic: ClinicFacts } | null> {
	const clinic = await room.clinicNow();
	await room.askPatients().catch(() => undefined);
	const visit = visitOf(room.ledger, key);
	if (!visit || !clinic || !(await isTheirs(room, visit.link.patientId))) return null;
	const again = visitOf(room.ledger, key);
	return again && { visit: again, clinic };
}

function rightCode({ ledger, env }: PageRoom, link: PageLink, typed: string): boolean {
	const digits = typed.replace(/\D/g, "");
	return isCode(link.code, codeMac(ledger.thread?.id ?? "", link.id, digits, env.DATA_KEY ?? ""), ledger.now());
}

function dayTyped(typed: string, clinic: ClinicFacts, now: number): string | null {
	return readDay(typed, { order: dayOrderIn(clinic.country), today: dayIn(now, clinic.timeZone) });
}

type Inside = { link: PageLink; session: PageSession | null; key: PageKey; who: string | null };

function letIn({ ledger }: PageRoom, { link, session, key, who }: Inside, messageId: string | null): string {
	const secret = newSecret();
	const now = ledger.now();
	const first = link.purpose === "inbox" ? null : link.messageId;
	const fresh: PageSession = {
		hash: secretHash(secret),
		linkId: link.id,
		patientId: who,
		browser: key.browser,
		open: messageId ?? (session ? null : first),
		provedAt: now,
		seenAt: now,
	};
	const left = session ? [{ type: "PageLeft", hash: session.hash, linkId: link.id } as const] : [];
	ledger.commit([...left, { type: "PageViewed", session: fresh, what: "proved" }], { type: "patient" });
	return secret;
}

export type CodeSent = "sent" | "dead" | "too_many" | "no_texts";

/** Six digits go to the number that the link went to. */
export async function textCode(room: PageRoom, key: PageKey): Promise<CodeSent> {
	const found = await visited(room, key);
	if (!found) return "dead";
	const { visit, clinic } = found;
	const { thread, link, session } = visit;
	const { ledger, env, ports } = room;
	const now = ledger.now();
	if (!waysOf(clinic.settings.secure.proof, session?.patientId ?? link.patientId, thread.patients).includes("code")) return "dead";
	if (!mayTextCode(link, now)) return "too_many";
	if (!sendVerdict(thread, clinic, ports.carrier !== null, { sender: "code" }, now).allowed) return "no_texts";
	const code = String(randomInt(1_000_000)).padStart(6, "0");
	const after = withCode(link, codeMac(thread.id, link.id, code, env.DATA_KEY ?? ""), now);
	const words = CODE_WORDS[link.language].replace("{clinic}", () => clinic.name).replace("{code}", code);
	const texts = queueAutomatic(crypto.randomUUID(), "code", words, now);
	ledger.commit([{ type: "LinkChanged", link: after, what: "code_texted" }, ...texts], { type: "patient" });
	room.drainSoon();
	return "sent";
}

const CODE_WORDS = {
	en: "{clinic}: your code is {code}. It is good for 5 minutes. Nobody from the clinic will ask you for it.",
	es: "{clinic}: su clave es {code}. Sirve durante 5 minutos. Nadie de nuestro equipo se la va a pedir.",
};
