import { expect, test } from "vitest";
import { Thread, ThreadPage } from "../../../shared/schemas/thread.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";
import { aPlace } from "../../testing/staff-routes.ts";

test("what somebody looks for goes as a body, and finds what the address would", async () => {
	const { clinic, thread } = await aPlace();
	const { token } = await aSignedIn({ clinicId: clinic, role: "reader" });
	const search = async (body: object) => call(token, "POST", `/api/clinics/${clinic}/threads/search`, { body });
	const ids = async (response: Response) => ThreadPage.parse(await response.json()).items.map(({ id }) => id);
	const { number } = Thread.parse(await (await call(token, "GET", `/api/threads/${thread}`)).json());
	const q = number.slice(-4);
	expect(await ids(await search({ q }))).toEqual([thread]);
	expect(await ids(await call(token, "GET", `/api/clinics/${clinic}/threads?q=${q}`))).toEqual([thread]);
	expect(await ids(await search({ q: "nobody of this name" }))).toEqual([]);
	expect(await ids(await search({ q, tab: "closed" }))).toEqual(
		await ids(await call(token, "GET", `/api/clinics/${clinic}/threads?q=${q}&tab=closed`)),
	);
	expect(await problemOf(await search({ q, cursor: "x" }))).toMatchObject({ status: 400, at: "cursor" });
});

test("who is no member of the clinic finds nothing in it", async () => {
	const { clinic } = await aPlace();
	const { token } = await aSignedIn();
	const response = await call(token, "POST", `/api/clinics/${clinic}/threads/search`, { body: { q: "ruiz" } });
	expect(await problemOf(response)).toMatchObject({ status: 404 });
});
