import { wordingInUse } from "../../shared/rules/settings-in-use.ts";
import { dayIn } from "../domain/consent/guardians.ts";
import { consentPdf } from "../domain/consent-file/as-pdf.ts";
import { consentFile } from "../domain/consent-file/consent-file.ts";
import type { Asker } from "../domain/staff/permission.ts";
import type { Thread, ThreadPatient } from "../domain/thread/thread.ts";
import { consentEvents } from "../store/thread/consent-events.ts";
import { textById } from "../store/thread/messages.ts";
import type { ClinicFacts } from "./clinic-facts.ts";

export type FileFormat = "json" | "pdf";

/** Everything about one patient's consent, as the bytes of a file. */
export function consentBytes(
	{ thread, sql, now }: { thread: Thread; sql: SqlStorage; now: number },
	clinic: ClinicFacts,
	patient: ThreadPatient,
	asker: Asker,
	format: FileFormat,
): Uint8Array<ArrayBuffer> {
	const { id, name, country, settings, timeZone } = clinic;
	const file = consentFile({
		thread,
		clinic: { id, name, country, wordingVersion: wordingInUse(settings).version },
		patient,
		today: dayIn(now, timeZone),
		textOf: (messageId) => textById(sql, messageId),
		log: consentEvents(sql, patient.id),
		madeBy: { id: asker.staffId, name: asker.name },
		now,
	});
	return format === "pdf" ? consentPdf(file, country) : new Uint8Array(new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`));
}
