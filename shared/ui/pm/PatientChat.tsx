import { useEffect, useState } from "preact/hooks";
import type { Clinic } from "../../schemas/clinic.ts";
import type { PersonSeen, VisitSeen } from "../../state/pm-answers.ts";
import { plainNumber, startTexting } from "../../state/pm-texting.ts";
import type { VisitsRequests } from "../../state/pm-visits-requests.ts";
import { Button } from "../Button.tsx";
import { useApp } from "../context.ts";
import { Empty } from "../Empty.tsx";
import { ThreadSkeleton } from "../Skeleton.tsx";
import { ThreadView } from "../ThreadView.tsx";
import { NumberChoice } from "./NumberChoice.tsx";
import { sayOf } from "./pm-wording.ts";
import type { ChatHere } from "./use-draft-kept.ts";
import { useVisitsWords } from "./visits-wording.ts";

type PatientChatProps = { clinic: Clinic; person: PersonSeen; row: VisitSeen | null; requests: VisitsRequests; chat: ChatHere };

/** The texts with one patient: at once where only one number can be meant, else at the one that is chosen. */
export function PatientChat({ clinic, person, row, requests, chat }: PatientChatProps) {
	const words = useVisitsWords();
	const { threadId, refusal, busy, start, again } = useChat({ clinic, person, row, requests });
	useEffect(() => {
		if (threadId) chat.opened(threadId);
	}, [threadId]);
	useEffect(() => () => chat.opened(null), []);
	const many = person.numbers.length > 1;
	if (threadId) {
		return (
			<div class="pc-pane__chat">
				{many && clinic.role !== "reader" && (
					<Button kind="basic" icon="back" class="pc-pane__other" onClick={again}>
						{words.chat.otherNumber}
					</Button>
				)}
				<ThreadView key={threadId} id={threadId} clinicId={clinic.id} ticketLink toReply />
			</div>
		);
	}
	if (busy) return <ThreadSkeleton />;
	if (person.numbers.length === 0) {
		return (
			<Empty icon="ban" title={words.chat.none}>
				{person.source === "pm" ? words.chat.nonePm : words.chat.noneStaff}
			</Empty>
		);
	}
	if (clinic.role === "reader")
		return (
			<Empty icon="lock" title={words.card.tabs.chat}>
				{words.chat.readOnly}
			</Empty>
		);
	return (
		<div class="pc-pane__body">
			<NumberChoice person={person} country={clinic.country} start={start} />
			{refusal && (
				<p class="pc-note pc-note--danger" role="alert">
					{sayOf(words.refused, refusal)}
				</p>
			)}
		</div>
	);
}

type Parts = Omit<PatientChatProps, "chat">;

function useChat({ clinic, person, row, requests }: Parts) {
	const app = useApp();
	const isReader = clinic.role === "reader";
	const plain = isReader ? null : plainNumber(person);
	const known = isReader && row?.patients.length === 1 ? (row.threadId ?? null) : null;
	const [state, setState] = useState<{ threadId: string | null; refusal: string | null; busy: boolean }>({
		threadId: known,
		refusal: null,
		busy: plain !== null,
	});
	const start = async (number: string) => {
		setState({ threadId: null, refusal: null, busy: true });
		const begun = await startTexting({ api: app.api, requests, clinicId: clinic.id }, person, number);
		setState({ threadId: "threadId" in begun ? begun.threadId : null, refusal: "refusal" in begun ? begun.refusal : null, busy: false });
	};
	useEffect(() => {
		if (plain) void start(plain.number);
	}, []);
	return { ...state, start: (number: string) => void start(number), again: () => setState({ threadId: null, refusal: null, busy: false }) };
}
