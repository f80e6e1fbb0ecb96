import { useState } from "preact/hooks";
import type { ExportFormat } from "../../state/care-requests.ts";
import { Button } from "../Button.tsx";
import { saveFile } from "./save-file.ts";
import { useCareHere } from "./use-care-here.ts";

const FORMATS: ExportFormat[] = ["pdf", "json"];

/** For the patient, a lawyer or an auditor: everything that was signed. */
export function ExportConsents({ patientId, name }: { patientId: string; name: string }) {
	const { words: care, model } = useCareHere();
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState(false);
	const save = async (format: ExportFormat) => {
		setBusy(true);
		setFailed(false);
		await model.exported(patientId, format).then(
			// A file's name is seen by many: it says nothing of the patient.
			(file) => saveFile(file, `consent-record.${format}`),
			() => setFailed(true),
		);
		setBusy(false);
	};
	return (
		<div class="pc-care__export">
			<span class="pc-care__for">{care.consents.export(name)}</span>
			{FORMATS.map((format) => (
				<Button
					key={format}
					disabled={busy}
					aria-label={`${care.consents.export(name)}: ${format.toUpperCase()}`}
					onClick={() => save(format)}
				>
					{format.toUpperCase()}
				</Button>
			))}
			{failed && <p role="alert">{care.consents.notExported}</p>}
		</div>
	);
}
