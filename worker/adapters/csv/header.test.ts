import { expect, test } from "vitest";
import { findHeader, mapTrouble, suggestMap } from "./header.ts";

const rowsOf = (...lines: string[]) => lines.map((line) => ({ cells: line.split("|") }));
const mapOf = (subject: "patients" | "appointments", header: string) => suggestMap(subject, header.split("|"), null);

test("titles before the header are passed over", () => {
	const rows = rowsOf(
		"Sunrise Family Clinic",
		"Patient list|11/24/2026",
		"",
		"Patient ID|Last Name|First Name|DOB|Cell Phone",
		"1|Ruiz|Ana|x|y",
	);
	expect(findHeader("patients", rows)).toEqual({ index: 3, header: ["Patient ID", "Last Name", "First Name", "DOB", "Cell Phone"] });
});

test("a header of words we do not know is found, to be mapped by hand", () => {
	expect(findHeader("patients", rowsOf("Report", "Kennung|Rufname|Handy", "17|Anna|0151"))?.index).toBe(1);
});

test("a file of rows alone has no header", () => {
	expect(findHeader("patients", rowsOf("1001|Ruiz|2025550143", "1002|Ode|2025550144"))).toBeNull();
	expect(findHeader("patients", [])).toBeNull();
});

test("columns of one name, or of none, can be told apart", () => {
	expect(findHeader("patients", rowsOf("ID|Name|Phone| Phone ||Phone"))?.header).toEqual([
		"ID",
		"Name",
		"Phone",
		"Phone (2)",
		"Column 5",
		"Phone (3)",
	]);
});

test.each([
	[
		"mobile",
		[
			"Mobile",
			"Cell",
			"CELL PHONE",
			"cell_phone",
			"Wireless",
			"SMS",
			"MobilePhone",
			"Patient Cell #",
			"Mobile No.",
			"phone_cell",
			"Celular",
			"Teléfono móvil",
			"Tel. Celular",
			"Text Number",
		],
	],
	["home", ["Home Phone", "Home", "Phone (Home)", "home_phone", "HomePhone", "Teléfono de casa", "Patient Home Phone"]],
	["work", ["Work Phone", "Business Phone", "Office Phone", "Teléfono del trabajo"]],
	["phone", ["Phone", "Phone 1", "Phone Number", "Telephone", "Primary Phone", "Teléfono", "Patient Phone", "Tel."]],
	["guardianPhone", ["Guardian Phone", "Parent Cell", "Mother's Phone", "Teléfono del tutor"]],
	[
		"birthDate",
		["DOB", "D.O.B.", "Date of Birth", "Birthdate", "Birth Date", "DOB (MM/DD/YYYY)", "F. nac.", "Fecha de nacimiento", "Patient DOB"],
	],
	["lastName", ["Surname", "Family Name", "LAST NAME", "Lastname", "Apellidos", "Patient Last Name"]],
	["firstName", ["Given Name", "First Name", "firstname", "Forename", "Nombre"]],
	["name", ["Client", "Full Name", "Patient", "Patient Name", "Name", "Nombre completo"]],
	[
		"externalId",
		["Patient ID", "MRN", "Chart #", "Chart No", "Acct No", "Acct. No.", "ID", "PatientId", "Medical Record Number", "Nº de expediente"],
	],
	["language", ["Language", "Preferred Language", "Idioma"]],
	["active", ["Active", "Status", "Patient Status", "Inactive", "Deceased"]],
] as const)("a patient's %s is found under each name it has", (column, names) => {
	for (const name of names) expect([name, mapOf("patients", `Zzz|${name}`)]).toEqual([name, { [column]: name }]);
});

test.each([
	"Fax",
	"Fax Number",
	"Phone (Fax)",
	"Phone [Emergency]",
	"Home Fax",
	"Emergency Phone",
	"Emergency Contact Mobile",
	"Contact Phone",
	"phone_contact",
	"Insurance Phone",
	"Insurer Mobile",
	"Pharmacy Phone",
	"Employer Phone",
	"Referring Provider Phone",
	"Spouse Cell",
	"Guarantor Phone",
	"Mobile Consent",
	"SMS Opt In",
	"Text Reminders",
	"Cell Carrier",
	"Phone Type",
	"Phone Ext",
	"Home Address",
	"Cancelled",
	"Teléfono de emergencia",
	"Farmacia Teléfono",
])("%s is never taken for the patient's number", (name) => {
	const { mobile, home, phone, work, guardianPhone } = mapOf("patients", `Patient ID|Name|${name}`);
	expect([mobile, home, phone, work, guardianPhone]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test("the first phone wins over the second", () => {
	expect(mapOf("patients", "ID|Name|Phone 2|Phone 1").phone).toBe("Phone 1");
	expect(mapOf("patients", "ID|Name|Alternate Cell|Cell").mobile).toBe("Cell");
});

test("an appointment file is understood", () => {
	expect(
		mapOf(
			"appointments",
			"Appt ID|Patient ID|Patient Name|Appt Date|Start Time|Duration (min)|Appointment Type|Provider|Location|Status|Notes|Cell",
		),
	).toEqual({
		externalId: "Appt ID",
		patientExternalId: "Patient ID",
		date: "Appt Date",
		time: "Start Time",
		minutes: "Duration (min)",
		state: "Status",
		what: "Appointment Type",
		who: "Provider",
		where: "Location",
		note: "Notes",
	});
});

test("an appointment file in Spanish is understood", () => {
	expect(mapOf("appointments", "ID cita|ID paciente|Fecha|Hora|Duración|Motivo|Médico|Sede|Estado|Observaciones")).toEqual({
		externalId: "ID cita",
		patientExternalId: "ID paciente",
		date: "Fecha",
		time: "Hora",
		minutes: "Duración",
		what: "Motivo",
		who: "Médico",
		where: "Sede",
		state: "Estado",
		note: "Observaciones",
	});
});

test("of an appointment file, the plain id is the appointment's and the record number the patient's", () => {
	expect(mapOf("appointments", "ID|MRN|Start Time")).toEqual({ externalId: "ID", patientExternalId: "MRN", start: "Start Time" });
});

test("what staff chose holds while its headers are there, and what they left out stays out", () => {
	const chosen = { externalId: "MRN", name: "Name", mobile: "Home Phone" };
	expect(suggestMap("patients", ["Patient ID", "MRN", "Name", "home phone", "Cell"], chosen)).toEqual({
		externalId: "MRN",
		name: "Name",
		mobile: "home phone",
	});
	expect(suggestMap("patients", ["Patient ID", "Name", "Cell", "Home Phone"], chosen)).toEqual({
		externalId: "Patient ID",
		name: "Name",
		mobile: "Home Phone",
	});
	expect(suggestMap("patients", ["Chart #", "Patient", "Cell"], chosen)).toEqual({
		externalId: "Chart #",
		name: "Patient",
		mobile: "Cell",
	});
});

test("without an id, a name, a patient or a day a file cannot be read", () => {
	expect(mapTrouble("patients", { externalId: "a", name: "b" })).toBeNull();
	expect(mapTrouble("patients", { externalId: "a", lastName: "b" })).toBeNull();
	expect(mapTrouble("patients", { externalId: "a", mobile: "b" })).toBe("not_mapped");
	expect(mapTrouble("patients", { name: "b" })).toBe("not_mapped");
	expect(mapTrouble("appointments", { externalId: "a", patientExternalId: "b", start: "c" })).toBeNull();
	expect(mapTrouble("appointments", { externalId: "a", patientExternalId: "b", date: "c", time: "d" })).toBeNull();
	expect(mapTrouble("appointments", { externalId: "a", patientExternalId: "b" })).toBe("not_mapped");
	expect(mapTrouble("appointments", { externalId: "a", start: "b" })).toBe("not_mapped");
	expect(mapTrouble("appointments", { patientExternalId: "b", start: "c" })).toBe("not_mapped");
});
