import { AppointmentCards, AppointmentCardsQuery } from "../../shared/schemas/card.ts";
import { SendLink } from "../../shared/schemas/link.ts";
import { Message } from "../../shared/schemas/message.ts";
import type { Route } from "./route.ts";

/** Links to the secure page. */
export const SECURE_ROUTES: readonly Route[] = [
	{
		method: "post",
		path: "/api/threads/{threadId}/links",
		summary: "Texts a patient a new link to their inbox on the secure page; older links of theirs here open nothing any more.",
		body: SendLink,
		answers: { 200: Message, 201: Message },
		refusals: {
			403: "read_only",
			409: "no_patient, no_birth_date, not_their_number, no_secure_page, id_reused, or why no text may go to this number",
		},
	},
	{
		method: "delete",
		path: "/api/threads/{threadId}/links/{messageId}",
		summary: "Takes back the link that went with a message; a text that has not gone does not go.",
		answers: { 204: null },
		refusals: { 403: "read_only", 409: "link_not_open" },
	},
	{
		method: "get",
		path: "/api/threads/{threadId}/cards/appointments",
		summary: "A patient's coming appointments from the clinic's copy, soonest first, as cards to look over and send.",
		query: AppointmentCardsQuery,
		answers: { 200: AppointmentCards },
	},
];
