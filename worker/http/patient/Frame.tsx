/** @jsxImportSource hono/jsx */
import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { Language } from "../../../shared/schemas/consent.ts";
import type { PageClinic } from "../../domain/page/view.ts";
import { coloured, SHEET } from "./styles.ts";
import { WORDS } from "./words.ts";

export type FrameProps = {
	language: Language;
	title: string;
	clinic: PageClinic;
	/** Where this page is in the other language. */
	elsewhere: string;
	signOutKey?: string | undefined;
	script?: boolean;
	children?: Child;
};

/** What every page of a clinic has: its name and colour, the other language, the way to help. */
export function Frame({ language, title, clinic, elsewhere, signOutKey, script, children }: FrameProps) {
	const words = WORDS[language];
	const other = language === "en" ? "es" : "en";
	return (
		<html lang={language}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="robots" content="noindex, nofollow" />
				<title>{`${title} · ${clinic.name}`}</title>
				<style>{raw(styleOf(clinic.colour))}</style>
				{script && <script src="/p/upload.js" defer />}
			</head>
			<body>
				<a class="skip" href="#main">
					{words.skip}
				</a>
				<header class="top">
					<div>
						<b>{clinic.name}</b>
						<a class="plain" href={`${elsewhere}lang=${other}`} lang={other}>
							{words.otherLanguage}
						</a>
						{signOutKey && (
							<form method="post" action="/p/sign-out">
								<input type="hidden" name="key" value={signOutKey} />
								<button type="submit" class="plain">
									{words.signOut}
								</button>
							</form>
						)}
					</div>
				</header>
				<main id="main">
					{children}
					<Help clinic={clinic} language={language} />
				</main>
			</body>
		</html>
	);
}

export function styleOf(colour: string): string {
	return SHEET + coloured(colour);
}

function Help({ clinic, language }: { clinic: PageClinic; language: Language }) {
	const words = WORDS[language];
	return (
		<footer class="quiet">
			<p>{words.emergency}</p>
			<p>
				{words.help} <a href={`tel:${clinic.phone}`}>{words.call(clinic.phoneShown)}</a>
			</p>
		</footer>
	);
}
