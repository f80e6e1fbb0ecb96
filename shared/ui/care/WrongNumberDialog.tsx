import type { Thread } from "../../schemas/thread.ts";
import { useApp } from "../context.ts";
import { Dialog } from "./Dialog.tsx";
import { namesOf } from "./people.ts";
import { ReasonForm } from "./ReasonForm.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useSaving } from "./use-saving.ts";

/** One tap stops, unlinks, pauses consent and leaves a reminder; so it says all of it first. */
export function WrongNumberDialog({ shown }: { shown: Thread }) {
	const app = useApp();
	const { words: care, model } = useCareHere();
	const saving = useSaving();
	const { wrong } = care;
	const done = () => app.toast.show({ text: wrong.done });
	return (
		<Dialog title={wrong.title}>
			{(close) => (
				<>
					<p>{wrong.text(shown.display)}</p>
					<ul class="pc-care__what">
						<li>{wrong.stops}</li>
						<li>{wrong.unlinks(namesOf(shown))}</li>
						<li>{wrong.pauses}</li>
						<li>{wrong.reminds}</li>
					</ul>
					<ReasonForm
						saving={saving}
						go={wrong.go}
						optional={wrong.reasonOptional}
						cancel={close}
						submit={(reason) =>
							void saving.run(
								() => model.wrongNumber(reason),
								() => [close(), done()],
							)
						}
					/>
				</>
			)}
		</Dialog>
	);
}
