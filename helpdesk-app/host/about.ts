import * as z from "zod/mini";
import type { About } from "../../shared/host.ts";

const Id = z.union([z.string(), z.number()]);
const Person = z.object({ id: z.nullish(Id), identities: z.nullish(z.array(z.object({ type: z.string(), value: z.unknown() }))) });
const Answer = z.object({ "ticket.id": z.nullish(Id), "ticket.requester": z.nullish(Person), user: z.nullish(Person) });

export const ABOUT_TICKET = ["ticket.id", "ticket.requester"];
export const ABOUT_PERSON = ["user"];

/** What Zendesk says of the ticket or profile around us. */
export function parseAbout(answer: unknown): About {
	const said = z.safeParse(Answer, answer);
	if (!said.success) return { ticketId: null, personId: null, phone: null };
	const person = said.data["ticket.requester"] ?? said.data.user ?? null;
	return { ticketId: idOf(said.data["ticket.id"]), personId: idOf(person?.id), phone: phoneOf(person) };
}

function idOf(value: string | number | null | undefined): string | null {
	const text = String(value ?? "");
	return /^[0-9]{1,20}$/.test(text) ? text : null;
}

function phoneOf(person: z.infer<typeof Person> | null): string | null {
	const found = person?.identities?.find((identity) => identity.type === "phone_number")?.value;
	return typeof found === "string" ? found : null;
}
