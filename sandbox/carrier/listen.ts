import type { Server } from "node:http";

/** The port it got. */
export function listen(server: Server, port: number, host: string): Promise<number> {
	const { promise, resolve, reject } = Promise.withResolvers<number>();
	server.once("error", reject);
	server.listen(port, host, () => {
		server.off("error", reject);
		const address = server.address();
		resolve(typeof address === "object" && address ? address.port : port);
	});
	return promise;
}

/** Cuts what is still open. */
export function stop(server: Server): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	server.close(() => resolve());
	server.closeAllConnections();
	return promise;
}
