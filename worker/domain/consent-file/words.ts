import type { Language } from "../../../shared/schemas/consent.ts";
import type { ConsentState } from "../../../shared/schemas/consent-state.ts";
import type { DeliveryState } from "../../../shared/schemas/message.ts";
import type { GuardianRole, NumberRole } from "../../../shared/schemas/number-role.ts";
import type { OptOutSource } from "../thread/thread.ts";
import type { ConsentNow } from "./consent-file.ts";

type Words = {
	title: string;
	purpose: string;
	page: (page: number, of: number) => string;
	made: string;
	madeBy: (name: string, id: string) => string;
	clinic: string;
	clinicNumber: string;
	number: string;
	patient: string;
	noName: string;
	born: string;
	now: string;
	consent: string;
	consentNow: Record<ConsentNow, string>;
	wordingInUse: string;
	linked: string;
	yes: string;
	no: string;
	none: string;
	optOut: string;
	noOptOut: string;
	optOutBy: Record<OptOutSource, string>;
	elsewhere: string;
	records: (count: number) => string;
	noRecords: string;
	record: (number: number, state: string) => string;
	state: Record<ConsentState, string>;
	fields: Record<
		| "id"
		| "wording"
		| "wordingHash"
		| "askedBy"
		| "endedBy"
		| "askedAt"
		| "at"
		| "expiresAt"
		| "ends"
		| "reason"
		| "recordHash"
		| "answeredAs"
		| "signedName",
		string
	>;
	phone: Record<NumberRole, string>;
	answeredAs: (name: string, role: string) => string;
	guardian: Record<GuardianRole, string>;
	request: string;
	answer: string;
	messageId: string;
	carrierSid: string;
	delivery: Partial<Record<DeliveryState, string>>;
	texted: Record<"in" | "out", string>;
	language: Record<Language, string>;
	verify: string;
	verifyWords: string;
	letters: string;
};

const en: Words = {
	title: "Record of consent to health details by text message",
	purpose: "What one patient was asked about health details in ordinary text messages, and what they answered. Times are in UTC.",
	page: (page, of) => `Page ${page} of ${of}`,
	made: "Made",
	madeBy: (name, id) => `by ${name} (staff ${id})`,
	clinic: "Clinic",
	clinicNumber: "Clinic's number",
	number: "Patient's number",
	patient: "Patient",
	noName: "(no name recorded)",
	born: "Date of birth",
	now: "What holds now",
	consent: "Consent",
	consentNow: {
		in_force: "In force: the patient agreed to health details by text on this number",
		outdated: "Not in force: the clinic's wording has changed since it was given",
		paused: "Paused",
		none: "Not in force",
		guardian_ended: "Not in force: nobody who may speak for the patient answers this phone now",
		guardian_changed: "Not in force: whoever agreed is not who answers this phone now",
		guardian_scope: "Not in force: the guardian with this phone speaks for the patient about visits only",
		nobody: "Not in force",
	},
	wordingInUse: "Wording in use",
	linked: "Patient on this number",
	yes: "yes",
	no: "no",
	none: "none",
	optOut: "Opted out of texts",
	noOptOut: "no",
	optOutBy: { patient: "by the patient", carrier: "reported by the carrier", staff: "recorded by staff" },
	elsewhere: "said to another number of ours",
	records: (count) => `Records: ${count}, oldest first`,
	noRecords: "This patient was never asked on this number.",
	record: (number, state) => `${number}. ${state}`,
	state: {
		open: "Asked, not answered",
		granted: "Granted",
		refused: "Refused",
		expired: "Not answered in time, or ended",
		withdrawn: "Withdrawn",
		paused: "Paused",
	},
	fields: {
		id: "Record",
		wording: "Wording version",
		wordingHash: "Hash of the wording",
		askedBy: "Asked by",
		endedBy: "Recorded by",
		askedAt: "Asked at",
		at: "In this state since",
		expiresAt: "Answer counts until",
		ends: "Ends record",
		reason: "Reason",
		recordHash: "Hash of the record",
		answeredAs: "Answered from",
		signedName: "Signed on the secure page, name as typed",
	},
	phone: {
		own: "the patient's own phone",
		guardian: "a guardian's phone",
		shared: "a shared phone",
		other: "somebody else's phone",
	},
	answeredAs: (name, role) => `answered as guardian: ${name}, ${role}`,
	guardian: { parent: "parent", legal_guardian: "legal guardian", caregiver: "caregiver", other: "guardian" },
	request: "The question, exact words",
	answer: "The answer, exact words",
	messageId: "Message",
	carrierSid: "Carrier's id",
	delivery: {
		delivered: "delivered",
		sent: "sent",
		accepted: "accepted by the carrier",
		failed: "failed",
		undelivered: "not delivered",
		cancelled: "cancelled",
	},
	texted: { in: "Text from the patient", out: "Text to the patient" },
	language: { en: "English", es: "Spanish" },
	verify: "How to check this record",
	verifyWords:
		"The JSON file of the same export holds the exact text of everything above, every row of the log that tells of it, and the rule for each hash. " +
		"The hash of the wording is SHA-256 over the question's exact words. The hash of the record is SHA-256 over the record, those words among it. A change of one letter changes the hash.",
	letters:
		"A sign that this page cannot print is shown as its Unicode number, for example 😀 (the backslash, u and braces are ours); blanks at the end of a line are not visible here.",
};

const es: Words = {
	title: "Registro del consentimiento para datos de salud por mensaje de texto",
	purpose: "Lo que se preguntó a un paciente sobre datos de salud en mensajes de texto comunes, y lo que respondió. Las horas son UTC.",
	page: (page, of) => `Página ${page} de ${of}`,
	made: "Emitido",
	madeBy: (name, id) => `por ${name} (personal ${id})`,
	clinic: "Clínica",
	clinicNumber: "Número de la clínica",
	number: "Número del paciente",
	patient: "Paciente",
	noName: "(sin nombre registrado)",
	born: "Fecha de nacimiento",
	now: "Lo que vale ahora",
	consent: "Consentimiento",
	consentNow: {
		in_force: "Vigente: el paciente aceptó recibir datos de salud por mensaje de texto en este número",
		outdated: "No vigente: el texto de la clínica ha cambiado desde que se dio",
		paused: "En pausa",
		none: "No vigente",
		guardian_ended: "No vigente: nadie que pueda hablar por el paciente responde ahora en este teléfono",
		guardian_changed: "No vigente: quien aceptó no es quien responde ahora en este teléfono",
		guardian_scope: "No vigente: el tutor con este teléfono solo habla por el paciente sobre las citas",
		nobody: "No vigente",
	},
	wordingInUse: "Texto en uso",
	linked: "Paciente de este número",
	yes: "sí",
	no: "no",
	none: "ninguna",
	optOut: "Baja de mensajes",
	noOptOut: "no",
	optOutBy: { patient: "por el paciente", carrier: "comunicada por el operador", staff: "registrada por el personal" },
	elsewhere: "dicha a otro número nuestro",
	records: (count) => `Registros: ${count}, del más antiguo al más reciente`,
	noRecords: "A este paciente nunca se le preguntó en este número.",
	record: (number, state) => `${number}. ${state}`,
	state: {
		open: "Preguntado, sin respuesta",
		granted: "Concedido",
		refused: "Rechazado",
		expired: "Sin respuesta a tiempo, o terminado",
		withdrawn: "Retirado",
		paused: "En pausa",
	},
	fields: {
		id: "Registro",
		wording: "Versión del texto",
		wordingHash: "Hash del texto",
		askedBy: "Preguntado por",
		endedBy: "Registrado por",
		askedAt: "Preguntado el",
		at: "En este estado desde",
		expiresAt: "La respuesta vale hasta",
		ends: "Termina el registro",
		reason: "Motivo",
		recordHash: "Hash del registro",
		answeredAs: "Respondido desde",
		signedName: "Firmado en la página segura, nombre tal como se escribió",
	},
	phone: {
		own: "el teléfono del propio paciente",
		guardian: "el teléfono de un tutor",
		shared: "un teléfono compartido",
		other: "el teléfono de otra persona",
	},
	answeredAs: (name, role) => `respondido como tutor: ${name}, ${role}`,
	guardian: { parent: "madre o padre", legal_guardian: "tutor legal", caregiver: "cuidador", other: "tutor" },
	request: "La pregunta, palabras exactas",
	answer: "La respuesta, palabras exactas",
	messageId: "Mensaje",
	carrierSid: "Id del operador",
	delivery: {
		delivered: "entregado",
		sent: "enviado",
		accepted: "aceptado por el operador",
		failed: "fallido",
		undelivered: "no entregado",
		cancelled: "anulado",
	},
	texted: { in: "Mensaje del paciente", out: "Mensaje al paciente" },
	language: { en: "inglés", es: "español" },
	verify: "Cómo comprobar este registro",
	verifyWords:
		"El archivo JSON de la misma exportación contiene el texto exacto de todo lo anterior, cada línea del historial que lo cuenta y la regla de cada hash. " +
		"El hash del texto es SHA-256 sobre las palabras exactas de la pregunta. El hash del registro es SHA-256 sobre el registro, con esas palabras. Si cambia una letra, cambia el hash.",
	letters:
		"Un signo que esta página no puede imprimir se muestra con su número Unicode, por ejemplo 😀 (la barra, la u y las llaves son nuestras); los espacios al final de una línea no se ven aquí.",
};

export const WORDS: Record<Language, Words> = { en, es };
