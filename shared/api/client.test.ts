import { expect, test } from "vitest";
import { createApi } from "./client.ts";

function asking() {
	const seen: Request[] = [];
	const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
		seen.push(new Request(new URL(String(input), "https://texting.example"), init));
		return Response.json({ items: [], next: null });
	};
	return { api: createApi({ fetch, token: () => "secret", signedOut: () => {} }), seen };
}

test("whom somebody looks for stands in no address, on no page of what is found", async () => {
	const { api, seen } = asking();
	await api.threads("riverside", { q: "Ana Ruiz", limit: 50 });
	await api.threads("riverside", { q: "Ana Ruiz", cursor: "5.a", limit: 50 });
	expect(seen.map(({ method, url }) => [method, url])).toEqual(
		Array(2).fill(["POST", "https://texting.example/api/clinics/riverside/threads/search"]),
	);
	expect(await Promise.all(seen.map((request) => request.json()))).toEqual([
		{ q: "Ana Ruiz", limit: 50 },
		{ q: "Ana Ruiz", cursor: "5.a", limit: 50 },
	]);
});

test("a tab is asked for by its address", async () => {
	const { api, seen } = asking();
	await api.threads("riverside", { tab: "new", limit: 50 });
	expect(seen.map(({ method, url }) => [method, url])).toEqual([
		["GET", "https://texting.example/api/clinics/riverside/threads?tab=new&limit=50"],
	]);
});
