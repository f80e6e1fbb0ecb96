import * as z from "zod/mini";
import { toSecond } from "../desk/clock.ts";
import type { Desk } from "../desk/desk.ts";
import type { User } from "../desk/state.ts";
import type { Call, Reply } from "../http/call.ts";
import { blank, invalid, malformed, notFound, tooMany } from "../http/refusals.ts";
import type { Route } from "../http/router.ts";
import { page } from "./pages.ts";
import { showUser } from "./show.ts";

const UserInput = z.object({
	name: z.optional(z.string()),
	email: z.optional(z.nullable(z.string())),
	phone: z.optional(z.nullable(z.string())),
	external_id: z.optional(z.nullable(z.string())),
	role: z.optional(z.enum(["end-user", "agent", "admin"])),
	locale: z.optional(z.string()),
	suspended: z.optional(z.boolean()),
});
type UserInput = z.infer<typeof UserInput>;
const Envelope = z.object({ user: UserInput });

const taken = (field: string, word: string): Reply =>
	invalid({ [field]: [{ description: `${word} has already been taken`, error: "DuplicateValue" }] });

function refuseInput(desk: Desk, input: UserInput, self: User | null): Reply | null {
	const others = desk.state.users.filter((user) => user !== self);
	if (self === null && (input.name ?? "").trim() === "") return blank("name", "Name");
	if (input.external_id != null && others.some((user) => user.external_id === input.external_id)) return taken("external_id", "External");
	if (input.email != null && others.some((user) => user.email === input.email)) return taken("email", `Email: ${input.email}`);
	if (input.phone != null && !/^\+[1-9]\d{6,14}$/.test(input.phone)) {
		return invalid({ phone: { error: "InvalidFormat", description: "Phone: must be in E.164 format" } });
	}
	return null;
}

function createUser(desk: Desk, input: UserInput): User {
	const at = desk.now();
	const user: User = {
		id: desk.nextId(),
		name: input.name ?? "",
		email: input.email ?? null,
		phone: input.phone ?? null,
		shared_phone_number: input.phone == null ? null : desk.state.users.some((each) => each.phone === input.phone),
		external_id: input.external_id ?? null,
		role: input.role ?? "end-user",
		locale: input.locale ?? "en-US",
		active: true,
		suspended: false,
		created_at: toSecond(at),
		updated_at: toSecond(at),
		changed: at,
	};
	desk.state.users.push(user);
	return user;
}

function changeUser(desk: Desk, user: User, input: UserInput): void {
	for (const [field, value] of Object.entries(input)) if (value !== undefined) Object.assign(user, { [field]: value });
	user.changed = desk.now();
	user.updated_at = toSecond(user.changed);
}

function kept(desk: Desk, user: User, status: number): Reply {
	desk.keep();
	desk.live.tell({ type: "user", user: showUser(desk, user) });
	return { status, json: { user: showUser(desk, user) } };
}

function postUser(desk: Desk, call: Call): Reply {
	const parsed = Envelope.safeParse(call.body);
	if (!parsed.success) return malformed("user is missing or of a wrong type");
	return refuseInput(desk, parsed.data.user, null) ?? kept(desk, createUser(desk, parsed.data.user), 201);
}

/** 5 a minute for one user, 1 a second for the account. */
function limitUpdates(desk: Desk, userId: number | string): Reply | null {
	const own = desk.limiter.take(`user-${userId}`, desk.limits.userUpdatesPerUser, 60_000);
	if (!own.ok) return tooMany(own.resets);
	const all = desk.limiter.take("users", desk.limits.userUpdatesPerSecond, 1000);
	return all.ok ? null : tooMany(all.resets);
}

function createOrUpdate(desk: Desk, call: Call): Reply {
	const parsed = Envelope.safeParse(call.body);
	if (!parsed.success) return malformed("user is missing or of a wrong type");
	const input = parsed.data.user;
	const known = desk.state.users.find(
		(user) => (input.external_id != null && user.external_id === input.external_id) || (input.email != null && user.email === input.email),
	);
	const refusal = limitUpdates(desk, input.external_id ?? input.email ?? "new") ?? refuseInput(desk, input, known ?? null);
	if (refusal !== null) return refusal;
	if (known === undefined) return kept(desk, createUser(desk, input), 201);
	changeUser(desk, known, input);
	return kept(desk, known, 200);
}

function putUser(desk: Desk, call: Call, params: Record<string, string>): Reply {
	const user = desk.user(Number(params.id));
	const parsed = Envelope.safeParse(call.body);
	if (user === undefined) return notFound();
	if (!parsed.success) return malformed("user is missing or of a wrong type");
	const refusal = limitUpdates(desk, user.id) ?? refuseInput(desk, parsed.data.user, user);
	if (refusal !== null) return refusal;
	changeUser(desk, user, parsed.data.user);
	return kept(desk, user, 200);
}

function getUser(desk: Desk, _call: Call, params: Record<string, string>): Reply {
	const user = desk.user(Number(params.id));
	return user === undefined ? notFound() : { status: 200, json: { user: showUser(desk, user) } };
}

/** Zendesk's quirk: nobody signed in is a user too, with no id. */
function getMe(desk: Desk, call: Call): Reply {
	if (call.actor === null)
		return { status: 200, json: { user: { id: null, name: "Anonymous user", email: "invalid@example.com", role: "end-user" } } };
	return { status: 200, json: { user: showUser(desk, call.actor) } };
}

function searchUsers(desk: Desk, call: Call): Reply {
	const external = call.query.get("external_id");
	const words = call.query.get("query")?.toLowerCase() ?? null;
	if (external === null && words === null) return malformed("query or external_id is needed");
	const found = desk.state.users.filter((user) =>
		external === null
			? `${user.name} ${user.email ?? ""} ${user.phone ?? ""}`.toLowerCase().includes(words ?? "")
			: user.external_id === external,
	);
	return {
		status: 200,
		json: page(
			call,
			"users",
			found.map((user) => showUser(desk, user)),
		),
	};
}

function listUsers(desk: Desk, call: Call): Reply {
	return {
		status: 200,
		json: page(
			call,
			"users",
			desk.state.users.map((user) => showUser(desk, user)),
		),
	};
}

export const userRoutes: Route[] = [
	{ method: "GET", path: "/api/v2/users", scope: "users", run: listUsers },
	{ method: "POST", path: "/api/v2/users", scope: "users", run: postUser },
	{ method: "GET", path: "/api/v2/users/me", scope: null, run: getMe },
	{ method: "GET", path: "/api/v2/users/search", scope: "users", run: searchUsers },
	{ method: "POST", path: "/api/v2/users/create_or_update", scope: "users", run: createOrUpdate },
	{ method: "GET", path: "/api/v2/users/:id", scope: "users", run: getUser },
	{ method: "PUT", path: "/api/v2/users/:id", scope: "users", run: putUser },
];
