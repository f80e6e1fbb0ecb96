/** Words of a first text, which a ticket with a thread does not load. */
export const beginEn = {
	start: {
		title: "Text this patient",
		text: "Their answer lands in this ticket.",
		textNoTicket: "Their answer opens a ticket.",
		number: "Mobile number",
		numberHint: "As you would dial it.",
		clinic: "Send from",
		go: "Start",
		required: "Type the number to text.",
		badNumber: "This is not a phone number. Check the digits, and the country code if it is from abroad.",
		failed: "The thread was not started: the server could not be reached. Nothing was sent.",
		readOnly: "You may read this clinic's texts, but not start one. A clinic admin can change that.",
		other: "Text another number",
	},
	choice: {
		title: "Which thread?",
		text: "This person has texted from more than one number, or with more than one clinic.",
	},
};

export type BeginWords = typeof beginEn;
