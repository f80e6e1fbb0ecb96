/** @jsxImportSource hono/jsx */
import type { Language } from "../../../shared/schemas/consent.ts";
import type { PageClinic, PageMessage } from "../../domain/page/view.ts";
import { CardBox } from "./CardBox.tsx";
import { FileItem } from "./FileItem.tsx";
import { timeShown, WORDS } from "./words.ts";

type Props = { message: PageMessage; clinic: PageClinic; language: Language; isLast: boolean };

export function MessageItem({ message, clinic, language, isLast }: Props) {
	const words = WORDS[language];
	const { isPrivate, body, card, attachments } = message;
	const isClosed = isPrivate && body === null;
	return (
		<li class={message.from === "patient" ? "mine" : ""} {...anchor(message, isLast)}>
			<article class={isPrivate ? "bubble private" : "bubble"}>
				{isPrivate && (
					<span class="lock">
						<Lock />
						{words.private}
					</span>
				)}
				{isClosed && (
					<a class="button" href={`/p/?open=${encodeURIComponent(message.id)}`}>
						{words.open}
					</a>
				)}
				{body !== null && body !== "" && <p class="words">{body}</p>}
				{card && <CardBox card={card} language={language} timeZone={clinic.timeZone} />}
				{attachments.map((file) => (
					<FileItem key={file.fileId ?? file.index} file={file} language={language} />
				))}
			</article>
			<span class="quiet">
				{message.from === "patient" ? words.you : clinic.name} ·{" "}
				<time datetime={new Date(message.at).toISOString()}>{timeShown(message.at, language, clinic.timeZone)}</time>
			</span>
		</li>
	);
}

/** Where the page is looked at first. */
function anchor({ isOpen }: PageMessage, isLast: boolean): { id?: string } {
	if (isOpen) return { id: "open" };
	return isLast ? { id: "newest" } : {};
}

function Lock() {
	return (
		<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
			<rect x="3" y="7" width="10" height="7" rx="1.5" />
			<path d="M5 7V5a3 3 0 0 1 6 0v2" />
		</svg>
	);
}
