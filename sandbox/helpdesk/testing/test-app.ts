import { createServer } from "node:http";

export type TestApp = { url: string; loads: { place: string; token: string; query: URLSearchParams }[]; close(): Promise<void> };

const page = (sdkUrl: string, place: string) => `<!doctype html><html lang="en"><title>test app</title><body data-place="${place}">
<p>${place}</p><script src="${sdkUrl}"></script><script>
window.heard = [];
window.client = ZAFClient.init();
window.listen = (event) => client.on(event, (message) => heard.push({ event, message }));
</script></body></html>`;

/** In place of the Worker: answers every signed load with a page that holds the published SDK and nothing else. */
export async function startTestApp(sdkUrl: () => string): Promise<TestApp> {
	const loads: TestApp["loads"] = [];
	const server = createServer(async (request, response) => {
		const url = new URL(request.url ?? "/", "http://localhost");
		const place = url.pathname.split("/").at(-1) ?? "";
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(Buffer.from(chunk));
		const token = new URLSearchParams(Buffer.concat(chunks).toString("utf8")).get("token") ?? "";
		loads.push({ place, token, query: url.searchParams });
		response.writeHead(200, { "content-type": "text/html" }).end(page(sdkUrl(), place));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const port = typeof address === "object" && address !== null ? address.port : 0;
	return {
		url: `http://localhost:${port}`,
		loads,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
