import { expect, test } from "vitest";
import { type HealthDetail, healthDetails } from "./health-details.ts";
import { DIAGNOSES, DRUGS, MEASURES } from "./health-words.ts";

const FOUND: readonly (readonly [string, HealthDetail[]])[] = [
	...(
		[
			"DOB 3/14/1981",
			"dob: 03-14-81",
			"Date of birth is March 14, 1981",
			"born on 1981-03-14",
			"birthday 14 March",
			"Jane Doe 3/14/1981",
		] as const
	).map((body) => [body, ["birth_date"]] as const satisfies [string, HealthDetail[]]),
	["Fecha de nacimiento: 14 de marzo de 1981", ["birth_date"]],
	["nacida el 14/03/1981", ["birth_date"]],
	["MRN 445566", ["record_number"]],
	["MRN#A-4455", ["record_number"]],
	["your chart number is 99812", ["record_number"]],
	["Member ID: XYZ12345", ["record_number"]],
	["expediente no. 44556", ["record_number"]],
	["SSN 123-45-6789", ["record_number"]],
	["about your diabetes", ["diagnosis"]],
	["DIABETES.", ["diagnosis"]],
	["Parkinson’s", ["diagnosis"]],
	["hipertensión", ["diagnosis"]],
	["metformin 500 mg", ["drug"]],
	["take 20mg at night", ["drug"]],
	["Metformina", ["drug"]],
	["your HbA1c result is 7.9", ["result"]],
	["blood pressure was 150/90", ["result"]],
	["INR: 2.5", ["result"]],
	["your test came back negative", ["result"]],
	["la biopsia salió benigna", ["result"]],
	["su glucosa es de 140", ["result"]],
	["DOB 3/14/1981, MRN 445566: start insulin, your A1C is 9", ["birth_date", "record_number", "drug", "result"]],
];

test.for(FOUND)("%j holds %j", ([body, details]) => {
	for (const said of [body, body.toUpperCase(), `  ${body}  `]) expect([said, healthDetails(said)]).toEqual([said, details]);
});

test.for([...DIAGNOSES, ...DRUGS])("%j anywhere in a text is found", (word) => {
	expect(healthDetails(`About your ${word}, please call us.`)).not.toEqual([]);
});

test.for(MEASURES)("%j with a figure is a result, without one it is not", (word) => {
	expect(healthDetails(`Your ${word} is 7.9`)).toContain("result");
	expect(healthDetails(`We will check your ${word} on Tuesday at 3:15`)).toEqual([]);
});

test.for([
	...[
		"Your appointment is on 14 March at 3:15",
		"Your appointment is on 3/14 at 3:15 pm",
		"See you March 14, 2027 at 9",
		"Visit 03/14/2027 9:00",
	],
	...[
		"Call us at 555-0123 or 919-555-0123",
		"Your lab results are ready, please call",
		"Please bring your medications",
		"What is your date of birth?",
	],
	...[
		"Happy birthday from all of us!",
		"Room 445566",
		"Drink 500 ml of water",
		"Reply C to confirm",
		"Su cita es el 14 de marzo a las 3:15",
	],
	...[
		"Su cita es el 14/03/2027",
		"https://clinic.example/p/19810314",
		"Bring your blood pressure log on 14 March",
		"Please arrive at 8",
		"",
		" ",
		"👍",
	],
])("%j holds nothing of the kind", (body) => {
	expect(healthDetails(body)).toEqual([]);
});
