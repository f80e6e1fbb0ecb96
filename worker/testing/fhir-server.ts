type Resource = { resourceType: string; id: string } & Record<string, unknown>;

const DECLARED: Record<string, string[]> = {
	Patient: ["_id", "_lastUpdated", "_count"],
	RelatedPerson: ["patient", "_lastUpdated"],
	Appointment: ["date"],
};

/** A FHIR server behind the global fetch that lets everybody in: how a clinic's object deals with one, not how the adapter does. */
export class FhirServer {
	readonly asked: string[] = [];
	readonly resources: Resource[] = [];
	silent = false;
	beforeAnswer: ((call: string) => Promise<void>) | undefined;
	/** Of the next answers, one per entry. */
	readonly troubles: { status: number; retryAfterS?: number }[] = [];
	perPage = 2;
	#declared = { ...DECLARED };

	without(type: string): void {
		delete this.#declared[type];
	}

	readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
		const url = new URL(input instanceof Request ? input.url : String(input));
		const path = url.pathname.replace(/^\/r4/, "");
		const call = `${init.method ?? "GET"} ${path}${url.search}`;
		this.asked.push(call);
		await this.beforeAnswer?.(call);
		if (this.silent) throw new TypeError("Network connection lost.");
		if (path === "/.well-known/smart-configuration") return Response.json({ token_endpoint: "https://fhir.example.com/r4/token" });
		if (path === "/token") return Response.json({ access_token: "t", expires_in: 300 });
		if (path === "/metadata") return Response.json(this.#statement());
		const trouble = this.troubles.shift();
		if (trouble) return new Response("", { status: trouble.status, headers: { "Retry-After": String(trouble.retryAfterS ?? 1) } });
		return this.#search(path.slice(1), url);
	};

	#search(type: string, url: URL): Response {
		const from = Number(url.searchParams.get("_from") ?? 0);
		const all = this.resources.filter(({ resourceType }) => resourceType === type && !url.searchParams.has("_lastUpdated"));
		const some = all.slice(from, from + this.perPage);
		const next = new URL(url);
		next.searchParams.set("_from", String(from + this.perPage));
		return Response.json({
			resourceType: "Bundle",
			type: "searchset",
			meta: { lastUpdated: new Date().toISOString() },
			link: from + this.perPage < all.length ? [{ relation: "next", url: next.href }] : [],
			entry: some.map((resource) => ({ resource, search: { mode: "match" } })),
		});
	}

	#statement(): object {
		const resource = Object.entries(this.#declared).map(([type, names]) => ({
			type,
			interaction: [{ code: "search-type" }],
			searchParam: names.map((name) => ({ name })),
		}));
		return { resourceType: "CapabilityStatement", rest: [{ mode: "server", resource }] };
	}
}
