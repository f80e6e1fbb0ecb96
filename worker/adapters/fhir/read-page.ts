import type { NoAnswer, PmPage, PmRefusal } from "../../ports.ts";
import { appointmentOf } from "./appointment.ts";
import type { Reading } from "./client.ts";
import { patientOf } from "./patient.ts";
import { relatedTo } from "./related.ts";
import { AppointmentResource, PatientResource } from "./resources.ts";

export type Read = Pick<PmPage, "items" | "rejected" | "isWhole">;
type Left = PmPage["rejected"][number];
type Row = PmPage["items"][number] | Omit<Left, "at">;

export async function patientsOn(
	{ client, settings, today }: Reading,
	resources: readonly unknown[],
	withPeople: boolean,
): Promise<Read | PmRefusal | NoAnswer> {
	const parsed = resources.map((resource) => PatientResource.safeParse(resource));
	const ids = parsed.flatMap(({ success, data }) => (success && data.id ? [data.id] : []));
	const related = withPeople ? await relatedTo(client, ids, settings.baseUrl) : { byPatient: new Map(), isWhole: true };
	if ("kind" in related) return related;
	const rows = parsed.map(({ success, data }): Row => {
		if (!success) return { reason: "no_id", whose: null };
		const record = patientOf(data, related.byPatient.get(data.id) ?? [], { baseUrl: settings.baseUrl, country: settings.country, today });
		if (!("reason" in record)) return { record, updatedAt: timeOf(data.meta?.lastUpdated) };
		return { reason: record.reason, whose: record.reason === "no_id" ? null : { kind: "patient", externalId: data.id } };
	});
	return sorted(rows, related.isWhole);
}

export function appointmentsOn(resources: readonly unknown[], baseUrl: string): Read {
	const rows = resources.map((resource): Row => {
		const { success, data } = AppointmentResource.safeParse(resource);
		if (!success) return { reason: "no_id", whose: null };
		const record = appointmentOf(data, baseUrl);
		if (!("reason" in record)) return { record, updatedAt: timeOf(data.meta?.lastUpdated) };
		// A slot that no patient has is no longer anybody's appointment.
		const isSomebodys = record.reason === "bad_state" || record.reason === "bad_start";
		return { reason: record.reason, whose: isSomebodys ? { kind: "appointment", externalId: data.id } : null };
	});
	return sorted(rows, true);
}

function sorted(rows: readonly Row[], isWhole: boolean): Read {
	const rejected = rows.flatMap((row, index): Left[] => ("reason" in row ? [{ at: index + 1, ...row }] : []));
	return {
		items: rows.flatMap((row) => ("record" in row ? [row] : [])),
		rejected,
		// What has no id might be anybody.
		isWhole: isWhole && rejected.every(({ reason }) => reason !== "no_id"),
	};
}

function timeOf(text: string | null | undefined): number | null {
	const at = Date.parse(text ?? "");
	return Number.isNaN(at) ? null : at;
}
