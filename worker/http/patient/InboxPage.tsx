/** @jsxImportSource hono/jsx */
import type { InboxPage as Inbox } from "../../domain/page/view.ts";
import { ConsentBox, type ConsentTrouble } from "./ConsentBox.tsx";
import { Frame } from "./Frame.tsx";
import { MessageItem } from "./MessageItem.tsx";
import { ReplyBox, type ReplyTrouble, StopBox } from "./ReplyBox.tsx";
import { WORDS } from "./words.ts";

export type Said = "sent" | "agreed" | "refused" | "taken_back" | "stopped" | "stop_word";
export type InboxProps = {
	page: Inbox;
	formKey: string;
	replyId: string;
	before: number | null;
	said?: Said | null;
	replyTrouble?: ReplyTrouble | null;
	consentTrouble?: ConsentTrouble | null;
	typed?: string;
	signed?: string;
};

/** The patient's inbox: what the clinic wrote, what is to be signed, and a box to answer in. */
export function InboxPage(props: InboxProps) {
	const { page, formKey, replyId, before, said = null, replyTrouble = null, consentTrouble = null, typed = "", signed = "" } = props;
	const { clinic, language, consent } = page;
	const words = WORDS[language];
	return (
		<Frame language={language} title={words.title} clinic={clinic} elsewhere="/p/?" signOutKey={formKey} script>
			<Notice said={said} language={language} />
			{consent?.state === "open" && (
				<ConsentBox {...{ consent, language, timeZone: clinic.timeZone, formKey, trouble: consentTrouble, typed: signed }} />
			)}
			<h1>{words.messages}</h1>
			{page.older !== null && (
				<a class="button second" href={`/p/?before=${page.older}`}>
					{words.older}
				</a>
			)}
			{page.messages.length === 0 && <p>{words.none}</p>}
			<ol class="log">
				{page.messages.map((message, index) => (
					<MessageItem key={message.id} message={message} clinic={clinic} language={language} isLast={index === page.messages.length - 1} />
				))}
			</ol>
			{before !== null && (
				<a class="button second" href="/p/">
					{words.newest}
				</a>
			)}
			{said === "stop_word" && <StopBox language={language} formKey={formKey} />}
			{page.mayReply && <ReplyBox {...{ language, formKey, replyId, mayUpload: page.mayUpload, trouble: replyTrouble, typed }} />}
			{consent?.state === "granted" && (
				<ConsentBox {...{ consent, language, timeZone: clinic.timeZone, formKey, trouble: null, typed: "" }} />
			)}
			<NotYou language={language} formKey={formKey} />
		</Frame>
	);
}

function Notice({ said, language }: { said: Said | null; language: Inbox["language"] }) {
	const words = WORDS[language];
	const shown: Record<Said, string | null> = {
		sent: words.sent,
		agreed: words.consent.done,
		refused: words.consent.refused,
		taken_back: words.consent.takenBack,
		stopped: words.stopWord.done,
		stop_word: null,
	};
	const text = said && shown[said];
	return text ? (
		<p class="note" role="status" id="said">
			{text}
		</p>
	) : null;
}

function NotYou({ language, formKey }: { language: Inbox["language"]; formKey: string }) {
	return (
		<form method="post" action="/p/sign-out">
			<input type="hidden" name="key" value={formKey} />
			<button type="submit" class="plain quiet">
				{WORDS[language].notYou} {WORDS[language].signOut}
			</button>
		</form>
	);
}
