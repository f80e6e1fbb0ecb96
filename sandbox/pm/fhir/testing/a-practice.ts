import { createServer } from "node:http";
import { exportJWK, generateKeyPair } from "jose";
import { listen, stop } from "../../../carrier/listen.ts";
import { type PmPatient, seedPractice } from "../../seed.ts";
import type { ProfileName } from "../profiles.ts";
import { startPm } from "../start-fhir.ts";

export const CLIENT_ID = "patient-chat";
export const CHANGED_AT = Date.UTC(2026, 9, 1);

type Asked = { profile?: ProfileName; patients?: readonly PmPatient[]; perPage?: number; algorithm?: "ES384" | "RS384" };

/** A practice with one client, whose public key it fetches as a real one would. */
export async function aPractice({ profile = "full", patients, perPage = 20, algorithm = "ES384" }: Asked = {}) {
	const pair = await generateKeyPair(algorithm, { extractable: true });
	const kid = crypto.randomUUID();
	const publicJwk = { ...(await exportJWK(pair.publicKey)), kid, alg: algorithm, use: "sig" };
	const privateJwk = { ...(await exportJWK(pair.privateKey)), alg: algorithm };
	const keys = createServer((_, response) => response.end(JSON.stringify({ keys: [publicJwk] })));
	const jwksUrl = `http://127.0.0.1:${await listen(keys, 0, "127.0.0.1")}/jwks.json`;
	const pm = await startPm({
		port: 0,
		profile,
		patients: patients ?? seedPractice(Date.now(), 60),
		clients: [{ clientId: CLIENT_ID, jwksUrl }],
		perPage,
		updatedAt: CHANGED_AT,
	});
	const settings = {
		baseUrl: pm.url,
		clientId: CLIENT_ID,
		scopes: "system/*.rs",
		algorithm,
		key: { kid, privateJwk },
		nearby: true,
		timeZone: "America/New_York",
		country: "US",
	};
	return { pm, settings, close: () => Promise.all([pm.close(), stop(keys)]) };
}
