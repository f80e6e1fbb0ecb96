import { useState } from "preact/hooks";
import { Button } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useNewLink } from "./use-new-link.ts";

/** For a private message that nobody has opened: whose it is must be known. */
export function NewLink({ messageId }: { messageId: string | undefined }) {
	const { words, model } = useCareHere();
	const newLink = useNewLink();
	const [busy, setBusy] = useState(false);
	const people = model.people.value;
	const about = model.thread.messages.value.find(({ id }) => id === messageId)?.about;
	const patientId = about ?? (people.length === 1 ? people[0]?.id : undefined);
	if (!patientId) return null;
	const send = async () => {
		setBusy(true);
		await newLink(patientId);
		setBusy(false);
	};
	return (
		<Button disabled={busy} onClick={() => void send()}>
			{words.files.newLink}
		</Button>
	);
}
