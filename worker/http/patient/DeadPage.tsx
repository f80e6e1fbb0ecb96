/** @jsxImportSource hono/jsx */
import { raw } from "hono/html";
import { styleOf } from "./Frame.tsx";
import { WORDS } from "./words.ts";

/** Nobody's colour: it says nothing of any clinic. */
export const NOBODYS_COLOUR = "#44525f";

/** The same for every link that opens nothing, known or not, and in both languages: it tells nothing of anyone. */
export function DeadPage({ kind }: { kind: "dead" | "closed" }) {
	const [en, es] = [WORDS.en, WORDS.es].map((words) => ({
		title: words[kind].title,
		what: kind === "dead" ? words.dead.what : words.closed.idle,
		next: words[kind].next,
	}));
	return (
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="robots" content="noindex, nofollow" />
				<title>{WORDS.en[kind].title}</title>
				<style>{raw(styleOf(NOBODYS_COLOUR))}</style>
			</head>
			<body>
				<main>
					<section class="box">
						<h1>{en?.title}</h1>
						<p>{en?.what}</p>
						<p>{en?.next}</p>
					</section>
					<section class="box" lang="es">
						<h2>{es?.title}</h2>
						<p>{es?.what}</p>
						<p>{es?.next}</p>
					</section>
				</main>
			</body>
		</html>
	);
}
