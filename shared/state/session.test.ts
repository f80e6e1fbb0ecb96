import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSession } from "./session.ts";
import { offline, refused } from "./testing/fake-api.ts";

const MINUTE = 60_000;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

function signedIn(
	renew: () => Promise<{ session: string; expiresAt: string }> = async () => ({ session: "second", expiresAt: inMs(15 * MINUTE) }),
) {
	const asked = vi.fn(renew);
	const session = createSession({
		first: { session: "first", expiresAt: inMs(15 * MINUTE) },
		renew: asked,
		over: new AbortController().signal,
	});
	return { session, asked };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("work renews it, but not more than every five minutes", async () => {
	const { session, asked } = signedIn();
	session.active();
	await vi.advanceTimersByTimeAsync(5 * MINUTE);
	session.active();
	session.active();
	await vi.advanceTimersByTimeAsync(0);
	expect(asked).toHaveBeenCalledTimes(1);
	expect(session.token.value).toBe("second");
});

test("a page that nobody touches warns after 14 minutes and is signed out after 15", async () => {
	const { session } = signedIn();
	await vi.advanceTimersByTimeAsync(14 * MINUTE);
	expect(session.state.value).toBe("closing");
	await vi.advanceTimersByTimeAsync(MINUTE);
	expect(session.state.value).toBe("over");
});

test("work in the last minute keeps it open", async () => {
	const { session } = signedIn();
	await vi.advanceTimersByTimeAsync(14.5 * MINUTE);
	session.active();
	await vi.advanceTimersByTimeAsync(MINUTE);
	expect(session.state.value).toBe("open");
});

test("the Worker's no ends it at once, a lost connection does not", async () => {
	const lost = signedIn(async () => Promise.reject(offline()));
	await vi.advanceTimersByTimeAsync(6 * MINUTE);
	lost.session.active();
	await vi.advanceTimersByTimeAsync(0);
	expect(lost.session.state.value).toBe("open");

	const ended = signedIn(async () => Promise.reject(refused(401, "signed_out")));
	await vi.advanceTimersByTimeAsync(6 * MINUTE);
	ended.session.active();
	await vi.advanceTimersByTimeAsync(0);
	expect(ended.session.state.value).toBe("over");
});

test("a computer whose clock is wrong is not signed out early", async () => {
	const session = createSession({
		first: { session: "first", expiresAt: inMs(-30 * MINUTE) },
		renew: () => Promise.reject(offline()),
		over: new AbortController().signal,
	});
	await vi.advanceTimersByTimeAsync(13 * MINUTE);
	expect(session.state.value).toBe("open");
});

test("once over it stays over, whatever arrives late", async () => {
	const { session } = signedIn(async () => ({ session: "late", expiresAt: inMs(15 * MINUTE) }));
	await vi.advanceTimersByTimeAsync(6 * MINUTE);
	session.active();
	session.end();
	await vi.advanceTimersByTimeAsync(0);
	expect(session.state.value).toBe("over");
});
