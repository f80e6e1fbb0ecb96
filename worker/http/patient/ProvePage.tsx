/** @jsxImportSource hono/jsx */
import type { ProvePage as Asked } from "../../domain/page/view.ts";
import { Frame } from "./Frame.tsx";
import { WORDS } from "./words.ts";
import type { PageWords } from "./words-en.ts";

export type ProveTrouble = keyof PageWords["wrong"];
export type ProveProps = { page: Asked; formKey: string; way: "birth_date" | "code"; trouble: ProveTrouble | null };

const MONTH_FIRST = new Set(["US", "PH"]);

/** One question, one field, why we ask, and how to get help. */
export function ProvePage({ page, formKey, way, trouble }: ProveProps) {
	const { clinic, language, messageId, inside, ways } = page;
	const words = WORDS[language];
	const open = messageId === null ? "" : `open=${messageId}&`;
	const sends = way === "code" && !page.codeSent;
	return (
		<Frame language={language} title={words.prove.title} clinic={clinic} elsewhere={`/p/?${open}`}>
			<section class="box">
				<h1>{words.prove.one}</h1>
				<p>{inside ? words.prove.again : words.prove.why}</p>
				{sends ? (
					<CodeForm words={words} formKey={formKey} messageId={messageId} trouble={trouble} />
				) : (
					<AnswerForm page={page} words={words} formKey={formKey} way={way} trouble={trouble} />
				)}
				{way === "code" && page.codeSent && <CodeForm words={words} formKey={formKey} messageId={messageId} trouble={null} isAgain />}
				{way === "birth_date" && ways.includes("code") && (
					<CodeForm words={words} formKey={formKey} messageId={messageId} trouble={null} isInstead />
				)}
				{inside && (
					<a class="button second" href="/p/">
						{words.prove.back}
					</a>
				)}
			</section>
		</Frame>
	);
}

type AnswerProps = { page: Asked; words: PageWords; formKey: string; way: ProveProps["way"]; trouble: ProveTrouble | null };

function AnswerForm({ page, words, formKey, way, trouble }: AnswerProps) {
	const isDay = way === "birth_date";
	const like = MONTH_FIRST.has(page.clinic.country) ? words.prove.likeUs : words.prove.like;
	return (
		<form method="post" action="/p/prove" novalidate>
			<input type="hidden" name="key" value={formKey} />
			<input type="hidden" name="way" value={way} />
			{page.messageId !== null && <input type="hidden" name="open" value={page.messageId} />}
			<label for="answer">{isDay ? words.prove.birthDateOf : words.prove.code}</label>
			<p class="quiet" id="hint">
				{isDay ? like : words.prove.codeHint}
			</p>
			{trouble && (
				<p class="wrong" id="trouble" role="alert">
					{words.wrong[trouble]}
				</p>
			)}
			<input
				id="answer"
				name="answer"
				type="text"
				inputmode={isDay ? "text" : "numeric"}
				autocomplete={isDay ? "off" : "one-time-code"}
				maxlength={40}
				required
				autofocus
				aria-describedby={trouble ? "trouble hint" : "hint"}
				{...(trouble && { "aria-invalid": "true" })}
			/>
			<button type="submit">{words.prove.go}</button>
		</form>
	);
}

type CodeProps = {
	words: PageWords;
	formKey: string;
	messageId: string | null;
	trouble: ProveTrouble | null;
	isAgain?: boolean;
	isInstead?: boolean;
};

function CodeForm({ words, formKey, messageId, trouble, isAgain, isInstead }: CodeProps) {
	const label = isInstead ? words.prove.codeInstead : isAgain ? words.prove.newCode : words.prove.sendCode;
	return (
		<form method="post" action="/p/code">
			<input type="hidden" name="key" value={formKey} />
			{messageId !== null && <input type="hidden" name="open" value={messageId} />}
			{!isAgain && !isInstead && <p>{words.prove.codeWhy}</p>}
			{trouble && (
				<p class="wrong" role="alert">
					{words.wrong[trouble]}
				</p>
			)}
			<button type="submit" class={isAgain || isInstead ? "second" : ""}>
				{label}
			</button>
		</form>
	);
}
