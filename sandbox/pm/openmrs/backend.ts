export type ChartPatient = { uuid: string; given: string; family: string; birthDate: string; id: string; phone: string };

const REST = "/openmrs/ws/rest/v1";
const FHIR = "/openmrs/ws/fhir2/R4";
const MODULES = { "webservices.rest": "3.2.0", fhir2: "4.0.0", emrapi: "3.4.0" };
const PHONE = "14d4f066-15f5-102d-96e4-000c29c2a5d7";

/** What the pages of OpenMRS ask of its server before they show a patient; anything else is an empty list. */
export function answerOf(patients: readonly ChartPatient[], path: string): object | null {
	if (path === `${REST}/session`) return session;
	if (path === `${REST}/module`) return { results: Object.entries(MODULES).map(([uuid, version]) => ({ uuid, version, started: true })) };
	const patient = patients.find(({ uuid }) => path.endsWith(`/${uuid}`));
	if (path.startsWith(`${FHIR}/Patient/`)) return patient ? fhirPatient(patient) : null;
	if (path.startsWith(`${REST}/person/`)) return patient ? restPerson(patient) : null;
	if (path.startsWith(`${REST}/patient/`)) return patient ? { uuid: patient.uuid, person: restPerson(patient), identifiers: [] } : null;
	return path.startsWith(FHIR) ? { resourceType: "Bundle", type: "searchset", total: 0, entry: [] } : { results: [], totalCount: 0 };
}

const session = {
	authenticated: true,
	locale: "en",
	allowedLocales: ["en"],
	sessionLocation: { uuid: "44c3efb0-2583-4c80-a79e-1f756a03c0a1", display: "Front desk", links: [] },
	currentProvider: { uuid: "f9badd80-ab76-11e2-9e96-0800200c9a66", display: "Desk", identifier: "1" },
	user: {
		uuid: "45ce6c2e-dd5a-11e6-9d9c-0242ac150002",
		display: "desk",
		username: "desk",
		systemId: "desk",
		userProperties: { defaultLocale: "en" },
		person: { uuid: "74cada54-ab81-4b5b-8d3b-2d1ec1b0b2c6", display: "Front Desk" },
		privileges: [],
		roles: [{ uuid: "8d94f852-c2cc-11de-8d13-0010c6dffd0f", display: "System Developer" }],
		retired: false,
	},
};

const fhirPatient = ({ uuid, given, family, birthDate, id, phone }: ChartPatient) => ({
	resourceType: "Patient",
	id: uuid,
	active: true,
	identifier: [
		{
			id: `${uuid}-id`,
			use: "official",
			type: { text: "OpenMRS ID", coding: [{ code: "05a29f94-c0ed-11e2-94be-8c13b969e334" }] },
			value: id,
		},
	],
	name: [{ id: `${uuid}-name`, family, given: [given], text: `${given} ${family}` }],
	gender: "female",
	birthDate,
	deceasedBoolean: false,
	telecom: [{ id: `${uuid}-phone`, system: "phone", value: phone }],
});

const restPerson = ({ uuid, given, family, birthDate, phone }: ChartPatient) => ({
	uuid,
	display: `${given} ${family}`,
	gender: "F",
	birthdate: `${birthDate}T00:00:00.000+0000`,
	dead: false,
	attributes: [
		{
			uuid: `${uuid}-phone`,
			display: `Telephone Number = ${phone}`,
			value: phone,
			attributeType: { uuid: PHONE, display: "Telephone Number" },
		},
	],
});
