import { Thread } from "../../shared/schemas/thread.ts";
import { aSignedIn, call } from "./staff-door.ts";
import { aPlace, CANARY, type Place } from "./staff-routes.ts";
import { aForm, post } from "./twilio-door.ts";

export type PeoplePlace = Place & {
	patient: string;
	consent: string;
	number: string;
	clinicNumber: string;
	says: (body: string) => Promise<void>;
};

/** A place whose thread is with one patient, whose name nobody outside may see, and who has agreed to health details. */
export async function aPeoplePlace(): Promise<PeoplePlace> {
	const place = await aPlace();
	const { token } = await aSignedIn({ clinicId: place.clinic, role: "member" });
	const [patient, consent] = [crypto.randomUUID(), crypto.randomUUID()];
	const { number, clinicNumber } = Thread.parse(await (await call(token, "GET", `/api/threads/${place.thread}`)).json());
	const says = async (body: string) => must200(await post("/webhooks/twilio/messages", aForm(clinicNumber, number, { Body: body })));
	must200(await call(token, "POST", `/api/clinics/${place.clinic}/patients`, { body: { id: patient, name: CANARY } }));
	must200(await call(token, "PUT", `/api/threads/${place.thread}/patients/${patient}`));
	must200(await call(token, "POST", `/api/threads/${place.thread}/consent-requests`, { body: { id: consent, patientId: patient } }));
	await says("AGREE");
	return { ...place, patient, consent, number, clinicNumber, says };
}

function must200(response: Response): void {
	if (!response.ok) throw new Error(`${response.status}`);
}
