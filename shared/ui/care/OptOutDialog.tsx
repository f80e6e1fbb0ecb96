import { useId, useState } from "preact/hooks";
import type { OptOutByStaff } from "../../schemas/consent.ts";
import type { Thread } from "../../schemas/thread.ts";
import { useApp } from "../context.ts";
import { Dialog } from "./Dialog.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useEverybody } from "./use-everybody.ts";
import { useSaving } from "./use-saving.ts";

const SOURCES: OptOutByStaff["source"][] = ["spoken", "written"];

/** The patient asked by voice or in writing: recorded, for everybody with this phone. */
export function OptOutDialog({ shown }: { shown: Thread }) {
	const app = useApp();
	const { words: care, model } = useCareHere();
	const [source, setSource] = useState<OptOutByStaff["source"]>("spoken");
	const saving = useSaving();
	const names = useEverybody(shown);
	const name = useId();
	const done = () => app.toast.show({ text: care.optOut.done });
	return (
		<Dialog title={care.optOut.title}>
			{(close) => (
				<>
					<p>
						{care.optOut.text(shown.display)} {names && care.touches(names)}
					</p>
					<ReasonForm
						saving={saving}
						go={care.optOut.go}
						placeholder={care.optOut.example}
						cancel={close}
						submit={(reason) =>
							void saving.run(
								() => model.optOut({ source, reason }),
								() => [close(), done()],
							)
						}
					>
						<fieldset class="pc-fieldset">
							<legend>{care.optOut.source}</legend>
							{SOURCES.map((one) => (
								<label key={one} class="pc-switch">
									<input type="radio" name={name} checked={source === one} onChange={() => setSource(one)} />
									{care.optOut[one]}
								</label>
							))}
						</fieldset>
					</ReasonForm>
				</>
			)}
		</Dialog>
	);
}
