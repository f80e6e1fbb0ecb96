import { useEffect, useRef } from "preact/hooks";
import { comments, nameOf, users } from "../state/desk.ts";
import type { Comment } from "../state/records.ts";
import { When } from "./When.tsx";

const initials = (name: string) =>
	name
		.split(" ")
		.map((word) => word[0] ?? "")
		.join("")
		.slice(0, 2);

function Said({ comment }: { comment: Comment }) {
	const name = nameOf(comment.author_id);
	const staff = users.value.get(comment.author_id)?.role !== "end-user";
	return (
		<article class={`comment ${comment.public ? "" : "internal"}`}>
			<span class={`avatar ${staff ? "" : "outside"}`}>{initials(name)}</span>
			<div>
				<header>
					<strong>{name}</strong>
					{comment.public ? null : <span class="label">Internal note</span>}
					<When at={comment.created_at} />
				</header>
				<p>{comment.body}</p>
			</div>
		</article>
	);
}

export function Conversation({ ticketId }: { ticketId: number }) {
	const said = comments.value.get(ticketId);
	const end = useRef<HTMLDivElement>(null);
	const count = said?.length ?? 0;
	useEffect(() => {
		if (end.current !== null) end.current.scrollTop = end.current.scrollHeight;
	}, [count]);
	return (
		<div class="conversation" role="log" aria-label="Conversation" ref={end}>
			{said === undefined ? <p class="faint">Loading…</p> : said.map((comment) => <Said key={comment.id} comment={comment} />)}
		</div>
	);
}
