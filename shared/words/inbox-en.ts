/** Words of the inbox page and the top bar, which the sidebars do not load. */
export const inboxEn = {
	tabs: { new: "New", active: "Active", pending: "Pending", closed: "Closed", spam: "Spam" },
	inbox: {
		title: "Texts",
		tabsLabel: "Threads by status",
		listLabel: "Threads",
		clinic: "Clinic",
		search: "Find a number",
		settings: "Clinics",
		clinicSettings: "Settings",
		keys: "Keyboard shortcuts",
		choose: "Choose a thread on the left to read it here.",
		chooseTitle: "No thread open",
		moreFailed: "More threads did not load.",
		atMost: "1,000+",
		empty: {
			new: { title: "All answered", text: "A text that nobody has answered shows up here, whatever its status." },
			active: { title: "Nothing is waiting for us", text: "Threads come here when a patient texts, and leave when we answer." },
			pending: { title: "Nobody owes us an answer", text: "After you answer, a thread waits here for the patient." },
			closed: { title: "No closed threads", text: "Close a thread when it is done. A new text opens it again." },
			spam: { title: "No spam", text: "Mark unwanted senders as spam: they stay here until you change it." },
		},
		notFoundTitle: "No thread with this number",
		notFoundText: "Try only the last four digits, or start a text from a ticket.",
	},
	keys: {
		title: "Keyboard shortcuts",
		next: "Next thread",
		previous: "Previous thread",
		open: "Open thread",
		reply: "Write an answer",
		close: "Close thread",
		search: "Find a number",
		help: "Show this list",
		on: "Use these keys",
	},
	popover: {
		title: "Waiting for an answer",
		openInbox: "Open inbox",
		emptyTitle: "All answered",
		emptyText: "New texts show here, and on the icon in the bar.",
	},
};

export type InboxWords = typeof inboxEn;
