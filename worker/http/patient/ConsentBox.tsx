/** @jsxImportSource hono/jsx */
import type { Language } from "../../../shared/schemas/consent.ts";
import type { PageConsent } from "../../domain/page/view.ts";
import { dayShown, WORDS } from "./words.ts";

export type ConsentTrouble = "notTicked" | "noName" | "over";
type Props = { consent: PageConsent; language: Language; timeZone: string; formKey: string; trouble: ConsentTrouble | null; typed: string };

/** What is signed is read first; the box is empty until the patient ticks it, and a no costs nothing. */
export function ConsentBox({ consent, language, timeZone, formKey, trouble, typed }: Props) {
	const words = WORDS[language].consent;
	if (consent.state === "granted") {
		return (
			<section class="box" aria-labelledby="consent">
				<h2 id="consent">{words.granted(dayShown(consent.at, language, timeZone))}</h2>
				<p class="quiet">{words.version(consent.version)}</p>
				<div class="row">
					<a class="button second" href="/p/consent.pdf">
						{words.copy}
					</a>
					<form method="post" action="/p/consent/withdraw">
						<input type="hidden" name="key" value={formKey} />
						<button type="submit" class="second">
							{words.takeBack}
						</button>
					</form>
				</div>
			</section>
		);
	}
	return (
		<section class="box" aria-labelledby="consent">
			<h2 id="consent">{words.title}</h2>
			<p>{words.read}</p>
			<section class="consent-words" lang={consent.language} tabindex={0} aria-label={words.title}>
				{consent.text}
			</section>
			<p class="quiet">{words.version(consent.version)}</p>
			{consent.mayAgree ? <SignForm {...{ consent, language, formKey, trouble, typed }} /> : <p class="note bad">{words.mayNot}</p>}
		</section>
	);
}

type SignProps = Omit<Props, "timeZone" | "consent"> & { consent: { id: string } };

function SignForm({ consent, language, formKey, trouble, typed }: SignProps) {
	const words = WORDS[language].consent;
	const invalid = (is: ConsentTrouble) => (trouble === is ? { "aria-invalid": "true" as const, "aria-describedby": "trouble" } : {});
	return (
		<form method="post" action="/p/consent" novalidate>
			<input type="hidden" name="key" value={formKey} />
			<input type="hidden" name="consent" value={consent.id} />
			{trouble && (
				<p class="wrong" id="trouble" role="alert">
					{words[trouble]}
				</p>
			)}
			<label class="tick">
				<input type="checkbox" name="agree" value="yes" {...invalid("notTicked")} />
				{words.tick}
			</label>
			<label for="name">{words.name}</label>
			<p class="quiet" id="name-hint">
				{words.nameHint}
			</p>
			<input
				id="name"
				name="name"
				type="text"
				autocomplete="name"
				maxlength={120}
				value={typed}
				aria-describedby="name-hint"
				{...invalid("noName")}
			/>
			<button type="submit" name="says" value="yes">
				{words.yes}
			</button>
			<p class="quiet">{words.ifNo}</p>
			<button type="submit" name="says" value="no" class="second">
				{words.no}
			</button>
		</form>
	);
}
