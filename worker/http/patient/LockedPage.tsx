/** @jsxImportSource hono/jsx */
import type { ProvePage } from "../../domain/page/view.ts";
import { Frame } from "./Frame.tsx";
import { WORDS } from "./words.ts";

/** Said once, to whoever gave the last wrong answer; from then on it is a dead link like any other. */
export function LockedPage({ page }: { page: ProvePage }) {
	const words = WORDS[page.language].locked;
	return (
		<Frame language={page.language} title={words.title} clinic={page.clinic} elsewhere="/p/?">
			<section class="box">
				<h1>{words.title}</h1>
				<p>{words.what}</p>
				<p>{words.next}</p>
			</section>
		</Frame>
	);
}
