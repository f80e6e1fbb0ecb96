import * as z from "zod/mini";
import * as appointment from "../../shared/schemas/appointment.ts";
import * as boot from "../../shared/schemas/boot.ts";
import * as card from "../../shared/schemas/card.ts";
import * as clinic from "../../shared/schemas/clinic.ts";
import * as consent from "../../shared/schemas/consent.ts";
import * as file from "../../shared/schemas/file.ts";
import * as hours from "../../shared/schemas/hours.ts";
import * as ids from "../../shared/schemas/ids.ts";
import * as link from "../../shared/schemas/link.ts";
import * as live from "../../shared/schemas/live.ts";
import * as message from "../../shared/schemas/message.ts";
import * as patient from "../../shared/schemas/patient.ts";
import * as patientMatch from "../../shared/schemas/patient-match.ts";
import * as patientMerge from "../../shared/schemas/patient-merge.ts";
import * as pmSite from "../../shared/schemas/pm-site.ts";
import * as problem from "../../shared/schemas/problem.ts";
import * as settings from "../../shared/schemas/settings.ts";
import * as thread from "../../shared/schemas/thread.ts";
import * as wording from "../../shared/schemas/wording.ts";
import * as worklist from "../../shared/schemas/worklist.ts";

export type Json = Record<string, unknown>;
export type Components = { schemas: Record<string, Json>; refOf: (schema: z.ZodMiniType) => Json };

const isSchema = (value: unknown): value is z.ZodMiniType => value instanceof z.ZodMiniType;

// Queries become parameters, one by one.
const NOT_A_BODY = new Set([
	"AppointmentCardsQuery",
	"AuditQuery",
	"FileQuery",
	"MessageQuery",
	"PatientQuery",
	"PmSiteQuery",
	"ThreadQuery",
	"WorklistQuery",
]);

/** Every noun of shared/schemas under its own name; other schemas are written out where they are used. */
export function components(): Components {
	const nouns = [
		appointment,
		boot,
		card,
		clinic,
		consent,
		file,
		hours,
		ids,
		link,
		live,
		message,
		patient,
		patientMatch,
		patientMerge,
		pmSite,
		problem,
		settings,
		thread,
		wording,
		worklist,
	]
		.flatMap((module): [string, unknown][] => Object.entries(module))
		.flatMap(([name, value]): [string, z.ZodMiniType][] => (isSchema(value) && !NOT_A_BODY.has(name) ? [[name, value]] : []))
		.sort(([one], [other]) => (one < other ? -1 : 1));
	const registry = z.registry<{ id: string }>();
	for (const [id, schema] of nouns) registry.add(schema, { id });

	// As a client has to write them: what has a default may be left out.
	const { schemas } = z.toJSONSchema(registry, { io: "input", uri: (id) => `#/components/schemas/${id}` });
	const names = new Map(nouns.map(([name, schema]) => [schema, name]));
	return {
		schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plain(schema)])),
		refOf(schema) {
			const name = names.get(schema);
			return name ? { $ref: `#/components/schemas/${name}` } : plain(z.toJSONSchema(schema, { io: "input" }));
		},
	};
}

export function plain(schema: object): Json {
	return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "$id" && key !== "~standard"));
}
