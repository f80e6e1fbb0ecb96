import * as z from "zod/mini";
import { Problem } from "../../shared/schemas/problem.ts";
import { type Components, components, type Json, plain } from "./components.ts";
import type { Route } from "./route.ts";
import { PARAMETERS, ROUTES } from "./routes.ts";

const EVERYWHERE: Record<number, string> = {
	400: "malformed",
	401: "signed_out",
	404: "not_found",
	429: "too_many",
	503: "not_configured, unavailable",
};

/** The staff API as OpenAPI 3.1: the same schemas that the Worker parses with. */
export function openapi(version: string): Json {
	const known = components();
	const paths: Record<string, Record<string, Json>> = {};
	for (const route of ROUTES) {
		const path = paths[route.path] ?? {};
		path[route.method] = operation(route, known);
		paths[route.path] = path;
	}
	return {
		openapi: "3.1.0",
		info: {
			title: "Patient Chat",
			version,
			license: { name: "MIT", identifier: "MIT" },
			description: "What the staff app may ask. Errors are application/problem+json with a stable code; lists go on with their next.",
		},
		security: [{ session: [] }],
		paths,
		components: { schemas: known.schemas, securitySchemes: { session: { type: "http", scheme: "bearer" } } },
	};
}

function operation(route: Route, { refOf }: Components): Json {
	const refusals: Record<number, string> = route.open ? {} : { ...EVERYWHERE, ...route.refusals };
	return {
		summary: route.summary,
		...(route.open && { security: [] }),
		parameters: [...pathParameters(route.path, refOf), ...queryParameters(route.query)],
		...(route.body && {
			requestBody: { required: !(route.body instanceof z.ZodMiniOptional), content: { "application/json": { schema: refOf(route.body) } } },
		}),
		responses: {
			...Object.fromEntries(
				Object.entries(route.answers).map(([status, schema]) => [status, answer(Number(status), schema, route.files ?? [], refOf)]),
			),
			...Object.fromEntries(
				Object.entries(refusals).map(([status, codes]) => [
					status,
					{ description: `code: ${codes}`, content: { "application/problem+json": { schema: refOf(Problem) } } },
				]),
			),
		},
	};
}

const MEANS: Record<number, string> = {
	101: "Switched to the WebSocket.",
	200: "Done, or done before.",
	201: "Created.",
	204: "Done.",
	302: "Go on there.",
};

function answer(status: number, schema: Route["answers"][number], files: readonly string[], refOf: Components["refOf"]): Json {
	const description = MEANS[status] ?? "";
	if (schema === null) return { description };
	if (schema !== "file") return { description, content: { "application/json": { schema: refOf(schema) } } };
	return { description, content: Object.fromEntries(files.map((type) => [type, {}])) };
}

function pathParameters(path: string, refOf: Components["refOf"]): Json[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
		const schema = PARAMETERS[name];
		if (!schema) throw new Error(`${path} has a parameter ${name} that nobody described.`);
		return { name, in: "path", required: true, schema: refOf(schema) };
	});
}

function queryParameters(query: Route["query"]): Json[] {
	const { properties = {} } = query ? z.toJSONSchema(query) : {};
	const { required = [] } = query ? z.toJSONSchema(query, { io: "input" }) : {};
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: "query",
		required: required.includes(name),
		schema: typeof schema === "object" ? plain(schema) : {},
	}));
}
