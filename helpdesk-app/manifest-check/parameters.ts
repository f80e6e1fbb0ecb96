import { isObject, type JsonObject } from "./json.ts";

const TYPES = ["text", "checkbox", "url", "number", "multiline", "hidden", "oauth"];
const SCOPES = ["header", "body", "url", "jwt_secret_key", "jwt_claim", "basic_auth_username", "basic_auth_password"];
const SECRET_NAME = /token|key|pwd|password/i;

export function parametersOf(manifest: JsonObject): JsonObject[] {
	return Array.isArray(manifest.parameters) ? manifest.parameters.filter(isObject) : [];
}

export function parameterProblems(manifest: JsonObject): string[] {
	if (manifest.parameters === undefined) return [];
	if (!Array.isArray(manifest.parameters) || !manifest.parameters.every(isObject)) return ["parameters must be a list of objects."];
	const parameters = parametersOf(manifest);
	const names = parameters.map((parameter) => parameter.name);
	const twice = names.filter((name, index) => names.indexOf(name) !== index).map((name) => `Two parameters are called ${String(name)}.`);
	const oauth = parameters.filter((parameter) => parameter.type === "oauth").length > 1 ? ["Only one parameter may be of type oauth."] : [];
	return [...twice, ...oauth, ...parameters.flatMap(oneProblems)];
}

function oneProblems(parameter: JsonObject): string[] {
	const { name, type = "text", secure, required, scopes } = parameter;
	if (typeof name !== "string" || name === "" || name === "name") return ["A parameter has no usable name."];
	const say = (wrong: boolean, words: string) => (wrong ? [`parameters.${name} ${words}`] : []);
	return [
		...say(typeof type !== "string" || !TYPES.includes(type), "has an unknown type."),
		...say(required !== undefined && typeof required !== "boolean", "required must be true or false."),
		...say(secure !== undefined && typeof secure !== "boolean", "secure must be true or false."),
		...say(type === "hidden" && required === true, "is hidden and cannot be required."),
		...say(type === "oauth" && secure === true, "is of type oauth and cannot be secure."),
		...say("default" in parameter && (secure === true || type === "hidden"), "is secure or hidden and must not have a default."),
		...say(scopes !== undefined && secure !== true, "has scopes but is not secure."),
		...say(secure === true && !areScopes(scopes), "is secure and must name its scopes."),
		...say(type === "text" && secure !== true && SECRET_NAME.test(name), "sounds like a secret and is not secure."),
	];
}

function areScopes(scopes: unknown): boolean {
	return Array.isArray(scopes) && scopes.length > 0 && scopes.every((scope) => SCOPES.includes(String(scope)));
}
