import { createServer, type IncomingHttpHeaders } from "node:http";
import { readBody } from "../http.ts";
import { listen, stop } from "../listen.ts";

export type Post = { method: string; path: string; headers: IncomingHttpHeaders; form: URLSearchParams; fields: Record<string, string> };
type Reply = { status: number; headers?: Record<string, string>; body?: string } | "break";

const EMPTY: Reply = { status: 200, headers: { "Content-Type": "text/xml" }, body: "<Response/>" };

/** A clinic's side of the webhooks: what came, in order, and how it answers. */
export async function aClinic(reply: (post: Post) => Reply | Promise<Reply> = () => EMPTY) {
	const posts: Post[] = [];
	const waiting: (() => void)[] = [];
	const server = createServer(async (request, response) => {
		const form = new URLSearchParams((await readBody(request)).toString("utf8"));
		const post = {
			method: request.method ?? "",
			path: request.url ?? "",
			headers: request.headers,
			form,
			fields: Object.fromEntries(form),
		};
		posts.push(post);
		for (const look of waiting.splice(0)) look();
		const answer = await reply(post);
		if (answer === "break") return response.destroy();
		response.writeHead(answer.status, answer.headers ?? {}).end(answer.body);
	});
	const port = await listen(server, 0, "127.0.0.1");
	return {
		url: `http://127.0.0.1:${port}`,
		posts,
		/** Resolves when so many posts fit. */
		async came(count: number, fits: (post: Post) => boolean = () => true): Promise<Post[]> {
			while (posts.filter(fits).length < count) await new Promise<void>((resolve) => waiting.push(resolve));
			return posts.filter(fits);
		},
		close: () => stop(server),
	};
}
