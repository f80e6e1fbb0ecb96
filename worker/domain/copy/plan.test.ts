import { expect, test } from "vitest";
import { added } from "../patient/patient.ts";
import { goneAppointment, planAppointment } from "./plan-appointment.ts";
import { leftPatient, planPatient } from "./plan-patient.ts";
import type { AppointmentRecord, PatientRecord } from "./record.ts";
import { PATIENT_FIELDS } from "./run.ts";

const ana: PatientRecord = {
	kind: "patient",
	externalId: "1",
	name: "Ana Ruiz",
	birthDate: "1980-02-13",
	language: "es",
	numbers: [{ number: "+16175550142", role: "own", label: "mobile" }],
	guardians: [],
	inactive: false,
	mergedInto: null,
};
const plan = { id: "pm-a", gives: PATIENT_FIELDS, mergedInto: null, now: 0 };
const kept = { patient: planPatient(ana, null, plan).patient, hasLeft: false };

test("who is new is added, and the same record again is no change", () => {
	expect(planPatient(ana, null, plan)).toMatchObject({
		change: "added",
		patient: { id: "pm-a", externalId: "1", name: "Ana Ruiz", source: "pm", version: 1 },
	});
	expect(planPatient(ana, kept, { ...plan, now: 9 })).toEqual({ change: "same", patient: kept.patient, fields: [] });
	const turned = { ...kept.patient, numbers: [{ label: "mobile", role: "own" as const, number: "+16175550142" }] };
	expect(planPatient(ana, { ...kept, patient: turned }, plan).change).toBe("same");
});

test("a patient whom staff made keeps the id and is the practice management system's from then on", () => {
	const byStaff = { id: "s1", name: "A. Ruiz", birthDate: null, language: "en" as const, externalId: "1", numbers: [], guardians: [] };
	const taken = planPatient(ana, { patient: added(byStaff, null, 0), hasLeft: false }, plan);
	expect(taken).toMatchObject({ change: "changed", patient: { id: "s1", source: "pm", name: "Ana Ruiz", version: 2 } });
	expect(taken.fields).toEqual(["name", "birthDate", "language", "numbers", "source"]);
});

test("what a file has no column for stays as the copy has it", () => {
	const bare = { ...ana, birthDate: null, language: "en" as const, numbers: [] };
	expect(planPatient(bare, kept, { ...plan, gives: [] }).change).toBe("same");
	expect(planPatient(bare, kept, plan).fields).toEqual(["birthDate", "language", "numbers"]);
});

test("who was missing and is back is active again, also if the system calls them inactive", () => {
	const left = leftPatient(kept.patient, 5);
	expect(left).toMatchObject({ inactive: true, version: 2, name: "Ana Ruiz" });
	expect(leftPatient(left, 6)).toBe(left);
	expect(planPatient(ana, { patient: left, hasLeft: true }, plan)).toMatchObject({
		fields: ["inactive"],
		patient: { inactive: false, version: 3 },
	});
	expect(planPatient({ ...ana, inactive: true }, { patient: left, hasLeft: true }, plan)).toMatchObject({
		change: "changed",
		fields: ["inactive"],
	});
});

test("nobody is merged into themselves", () => {
	expect(planPatient(ana, kept, { ...plan, mergedInto: "pm-a" }).change).toBe("same");
	expect(planPatient(ana, kept, { ...plan, mergedInto: "pm-b" })).toMatchObject({
		fields: ["mergedInto"],
		patient: { mergedInto: "pm-b" },
	});
});

const visit: AppointmentRecord = {
	kind: "appointment",
	externalId: "v1",
	patientExternalIds: ["1"],
	start: 1_800_000_000_000,
	minutes: 30,
	state: "booked",
	what: "Exam + X-ray",
	who: "Dr. Klein",
	where: "",
	note: "",
};
const visitPlan = { id: "pa-1", patientIds: ["pm-a"], now: 0 };
const booked = planAppointment(visit, null, visitPlan).appointment;

test("an appointment gets a new version when it moves or its state changes, and no other time", () => {
	const version = (change: Partial<AppointmentRecord>) => planAppointment({ ...visit, ...change }, booked, visitPlan).appointment.version;
	expect([version({}), version({ note: "x" }), version({ what: "X-ray + Exam" })]).toEqual([1, 1, 1]);
	expect([version({ start: 1_800_000_900_000 }), version({ state: "cancelled" })]).toEqual([2, 2]);
	expect(planAppointment({ ...visit, what: "X-ray + Exam" }, booked, visitPlan).change).toBe("same");
	expect(planAppointment({ ...visit, note: "x" }, booked, visitPlan)).toMatchObject({ change: "changed", fields: ["note"] });
});

test("an appointment that is no longer there is gone, once", () => {
	const gone = goneAppointment(booked, 5);
	expect(gone).toMatchObject({ state: "gone", version: 2, what: "Exam + X-ray" });
	expect(goneAppointment(gone, 6)).toBe(gone);
	expect(planAppointment(visit, gone, visitPlan).appointment).toMatchObject({ state: "booked", version: 3 });
});
