import type { Appointment, ContactPoint, Patient, RelatedPerson, Resource } from "@medplum/fhirtypes";
import { type PmAppointment, type PmGuardian, type PmNumber, type PmPatient, personalName } from "../seed.ts";

const ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
const CONTACT_CODE = "http://terminology.hl7.org/CodeSystem/v2-0131";

/** The practice as FHIR R4 has it. */
export function resourcesOf(patients: readonly PmPatient[]): Resource[] {
	return patients.flatMap((patient) => [
		patientResource(patient),
		...patient.guardians.filter(({ kept }) => kept === "own").map((guardian, index) => relatedPerson(patient, guardian, index)),
		...patient.appointments.map((visit) => appointment(patient, visit, patients)),
	]);
}

function patientResource(patient: PmPatient): Patient {
	return {
		resourceType: "Patient",
		id: patient.id,
		active: patient.active,
		name: [
			{ use: "maiden", given: patient.given, family: "Formerly" },
			{ use: "official", given: patient.given, family: patient.family },
		],
		birthDate: patient.birthDate,
		telecom: patient.numbers.map(contactPoint),
		communication: [{ language: { coding: [{ system: "urn:ietf:bcp:47", code: patient.language }] }, preferred: true }],
		contact: patient.guardians
			.filter(({ kept }) => kept === "contact")
			.map((guardian) => ({
				relationship: [relation(guardian)],
				name: { text: guardian.name },
				telecom: guardian.numbers.map(contactPoint),
			})),
		...(patient.deceased && { deceasedDateTime: patient.deceased }),
		...(patient.replacedBy && { link: [{ type: "replaced-by", other: { reference: `Patient/${patient.replacedBy}` } }] }),
	};
}

function relatedPerson({ id }: PmPatient, guardian: PmGuardian, index: number): RelatedPerson {
	return {
		resourceType: "RelatedPerson",
		id: `rp-${id}-${index}`,
		active: guardian.active ?? true,
		patient: { reference: `Patient/${id}` },
		relationship: [relation(guardian)],
		name: [{ text: guardian.name }],
		telecom: guardian.numbers.map(contactPoint),
	};
}

function relation({ relation: code }: PmGuardian) {
	return code === "ECON"
		? { coding: [{ system: CONTACT_CODE, code: "C", display: "Emergency Contact" }] }
		: { coding: [{ system: ROLE_CODE, code }] };
}

function contactPoint({ value, system, use, rank, until }: PmNumber): ContactPoint {
	return { system, value, ...(use && { use }), ...(rank && { rank }), ...(until && { period: { end: until } }) };
}

function appointment(patient: PmPatient, visit: PmAppointment, all: readonly PmPatient[]): Appointment {
	const others = all.filter(({ id }) => visit.withPatients?.includes(id));
	const end = visit.start && new Date(Date.parse(visit.start) + visit.minutes * 60_000).toISOString();
	return {
		resourceType: "Appointment",
		id: visit.id,
		status: visit.status,
		serviceType: [{ text: visit.what }],
		...(visit.start && end && { start: visit.start, end }),
		...(visit.cancelledFor && { cancelationReason: { text: visit.cancelledFor } }),
		participant: [
			...[patient, ...others].map((one) => ({
				actor: { reference: `Patient/${one.id}`, display: personalName(one) },
				status: visit.answer,
			})),
			{ actor: { reference: "Practitioner/dr-okafor", display: visit.who }, status: "accepted" as const },
			{ actor: { reference: "Location/room", display: visit.where }, status: "accepted" as const },
		],
	};
}
