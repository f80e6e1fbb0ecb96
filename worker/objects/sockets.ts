import { LIVE_CLOSE, LiveRequest } from "../../shared/schemas/live-protocol.ts";
import { readSession } from "../trust/session.ts";

/** Who listens, until when: survives the object's sleep. */
export type Listener = { staffId: string; clinicId: string; endsAt: number };

export function listen(ctx: DurableObjectState, listener: Listener): { client: WebSocket; server: WebSocket } {
	const { 0: client, 1: server } = new WebSocketPair();
	ctx.acceptWebSocket(server, [listener.staffId]);
	server.serializeAttachment(listener);
	return { client, server };
}

/** The session in what a client says, if it is the same person's and holds; whatever else is said closes the socket. */
export function renewal(socket: WebSocket, said: string | ArrayBuffer, secret: string, now: number): Listener | null {
	const listener = listenerOf(socket);
	const request = typeof said === "string" && said.length < 4_096 ? LiveRequest.safeParse(parsed(said)) : null;
	const session = request?.success ? readSession(request.data.session, now, secret) : null;
	if (listener && session?.staffId === listener.staffId) return { ...listener, endsAt: session.expiresAt };
	socket.close(LIVE_CLOSE.signedOut, "signed out");
	return null;
}

/** A socket that is just closing hears no more. */
export function sendAll(socket: WebSocket, events: string[]): void {
	try {
		for (const event of events) socket.send(event);
	} catch {}
}

export function endSockets(sockets: WebSocket[], now: number): void {
	for (const socket of sockets) {
		const listener = listenerOf(socket);
		if (!listener || listener.endsAt <= now) socket.close(LIVE_CLOSE.signedOut, "signed out");
	}
}

export function nextEnd(sockets: WebSocket[]): number | null {
	const ends = sockets.filter((socket) => socket.readyState === WebSocket.OPEN).map((socket) => listenerOf(socket)?.endsAt ?? 0);
	return ends.length > 0 ? Math.min(...ends) : null;
}

function listenerOf(socket: WebSocket): Listener | null {
	return socket.deserializeAttachment();
}

function parsed(said: string): unknown {
	try {
		return JSON.parse(said);
	} catch {
		return null;
	}
}
