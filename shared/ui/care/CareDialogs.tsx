import type { Thread } from "../../schemas/thread.ts";
import type { Wall } from "../../words/time.ts";
import { FilesDialog } from "../files/FilesDialog.tsx";
import { CardDialog } from "../secure/CardDialog.tsx";
import { AskDialog } from "./AskDialog.tsx";
import { ConsentsDialog } from "./ConsentsDialog.tsx";
import { LiftDialog } from "./LiftDialog.tsx";
import { OptOutDialog } from "./OptOutDialog.tsx";
import { PatientsDialog } from "./PatientsDialog.tsx";
import { useCareHere } from "./use-care-here.ts";
import { WrongNumberDialog } from "./WrongNumberDialog.tsx";

export function CareDialogs({ shown, wall, readOnly }: { shown: Thread; wall: Wall; readOnly: boolean }) {
	const { model } = useCareHere();
	switch (model.dialog.value) {
		case "patients":
			return <PatientsDialog shown={shown} readOnly={readOnly} />;
		case "ask":
			return <AskDialog shown={shown} />;
		case "consents":
			return <ConsentsDialog shown={shown} wall={wall} readOnly={readOnly} />;
		case "opt_out":
			return <OptOutDialog shown={shown} />;
		case "lift":
			return <LiftDialog />;
		case "wrong":
			return <WrongNumberDialog shown={shown} />;
		case "files":
			return <FilesDialog wall={wall} readOnly={readOnly} />;
		case "card":
			return <CardDialog shown={shown} wall={wall} />;
		default:
			return null;
	}
}
