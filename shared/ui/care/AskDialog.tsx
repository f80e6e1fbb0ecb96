import { useId, useRef, useState } from "preact/hooks";
import type { Thread } from "../../schemas/thread.ts";
import type { Wording } from "../../state/care.ts";
import { Button } from "../Button.tsx";
import { useApp, useWords } from "../context.ts";
import { Dialog } from "./Dialog.tsx";
import { NotLoaded } from "./NotLoaded.tsx";
import { SavingError } from "./SavingError.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useLoaded } from "./use-loaded.ts";
import { useSaving } from "./use-saving.ts";
import { Who } from "./Who.tsx";

/** One question to one person, shown as it will arrive before it goes. */
export function AskDialog({ shown }: { shown: Thread }) {
	const { words: care, model } = useCareHere();
	const { patients } = shown;
	const only = patients.length === 1 ? patients[0]?.id : undefined;
	const [patientId, setPatientId] = useState(model.askFor.value ?? only ?? null);
	return (
		<Dialog title={care.ask.title}>
			{(close) =>
				patients.length === 0 ? (
					<>
						<p>{care.ask.nobody}</p>
						<Button kind="primary" onClick={() => model.open("patients")}>
							{care.health.addPatient}
						</Button>
					</>
				) : (
					<>
						{patients.length > 1 && <Who legend={care.ask.who} patients={patients} chosen={patientId} choose={setPatientId} />}
						{patientId && <Question key={patientId} patientId={patientId} close={close} />}
					</>
				)
			}
		</Dialog>
	);
}

function Question({ patientId, close }: { patientId: string; close(): void }) {
	const app = useApp();
	const words = useWords();
	const { words: care, model } = useCareHere();
	const saving = useSaving({ ...care.files.refused, ...care.ask.refused });
	const { loaded, failed, retry } = useLoaded(() => model.wording(patientId), [patientId]);
	const [by, setBy] = useState<Way>("text");
	/** Pressed again after a lost answer, it is the same question; by another way it is another one. */
	const ids = useRef({ text: crypto.randomUUID(), page: crypto.randomUUID() });
	const done = () => app.toast.show({ text: care.ask.done });
	if (failed) return <NotLoaded retry={retry} />;
	return (
		<>
			<Ways chosen={by} choose={setBy} />
			<Preview wording={loaded} by={by} />
			{loaded?.on === false && <p class="pc-note pc-note--warning">{care.ask.refused.phi_off}</p>}
			<SavingError saving={saving} />
			<div class="pc-form__actions">
				<Button
					kind="primary"
					disabled={saving.busy || !loaded}
					onClick={() =>
						void saving.run(
							() => model.askConsent({ id: ids.current[by], patientId, ...(by === "page" && { by }) }),
							() => [close(), done()],
						)
					}
				>
					{care.ask.go}
				</Button>
				<Button kind="basic" onClick={close}>
					{words.cancel}
				</Button>
			</div>
		</>
	);
}

type Way = "text" | "page";

function Ways({ chosen, choose }: { chosen: Way; choose(way: Way): void }) {
	const { words: care } = useCareHere();
	const name = useId();
	return (
		<fieldset class="pc-fieldset">
			<legend>{care.ask.how}</legend>
			{(["text", "page"] as const).map((way) => (
				<label key={way} class="pc-switch">
					<input type="radio" name={name} checked={way === chosen} onChange={() => choose(way)} />
					<span>
						{care.ask.ways[way].title} <span class="pc-menu__hint">{care.ask.ways[way].hint}</span>
					</span>
				</label>
			))}
		</fieldset>
	);
}

function Preview({ wording, by }: { wording: Wording | null; by: Way }) {
	const { words: care } = useCareHere();
	const heading = useId();
	return (
		<section aria-labelledby={heading} aria-busy={!wording}>
			<h3 class="pc-care__label" id={heading}>
				{by === "page" ? care.ask.previewPage : care.ask.preview}
			</h3>
			{wording ? (
				<>
					<blockquote class="pc-bubble pc-bubble--out pc-care__preview" lang={wording.language} dir="auto">
						{wording.text}
					</blockquote>
					<p class="pc-muted pc-care__meta">
						{care.ask.language[wording.language]} · {care.ask.version(wording.version)}
					</p>
				</>
			) : (
				<div class="pc-shape pc-shape--box" />
			)}
		</section>
	);
}
