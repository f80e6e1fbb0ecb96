import { useApp } from "../context.ts";
import { Dialog } from "./Dialog.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useSaving } from "./use-saving.ts";

/** Only what staff recorded: a patient's own STOP is theirs to take back. */
export function LiftDialog() {
	const app = useApp();
	const { words: care, model } = useCareHere();
	const saving = useSaving({ patient_stop: care.lift.patientStop });
	const done = () => app.toast.show({ text: care.lift.done });
	return (
		<Dialog title={care.lift.title}>
			{(close) => (
				<>
					<p>{care.lift.text}</p>
					<ReasonForm
						saving={saving}
						go={care.lift.go}
						cancel={close}
						submit={(reason) =>
							void saving.run(
								() => model.lift(reason),
								() => [close(), done()],
							)
						}
					/>
				</>
			)}
		</Dialog>
	);
}
