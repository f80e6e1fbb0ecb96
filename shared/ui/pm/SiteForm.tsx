import { useEffect, useRef, useState } from "preact/hooks";
import { originIn, type SiteDraft, type SitesModel } from "../../state/pm-sites.ts";
import { Button } from "../Button.tsx";
import { Select } from "../care/Select.tsx";
import { useApp } from "../context.ts";
import { Field } from "../Field.tsx";
import { sayOf, usePmWords } from "./pm-wording.ts";

const KINDS = ["openemr", "openmrs", "medplum"] as const;
type SiteFormProps = { sites: SitesModel; draft: SiteDraft; close(): void };

/** One address. Of a pointed one only name and address can be changed here. */
export function SiteForm({ sites, draft, close }: SiteFormProps) {
	const app = useApp();
	const { sites: words, refused } = usePmWords();
	const [site, setSite] = useState(draft);
	const [checked, setChecked] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => form.current?.querySelector("input")?.focus(), []);
	const found = originIn(site.origin);
	const wrong = {
		name: checked && site.name.trim() === "" ? words.nameNeeded : undefined,
		origin: checked && !found ? words.originWrong : undefined,
	};
	const save = async () => {
		setChecked(true);
		if (!found || site.name.trim() === "") {
			requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
			return;
		}
		if (!(await sites.save({ ...site, origin: found.origin }))) return;
		app.toast.show({ text: words.saved(site.name.trim()) });
		close();
	};
	return (
		<form
			class="pc-care__form"
			ref={form}
			noValidate
			aria-label={draft.version === null ? words.add : words.editOne(draft.name)}
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<Field label={words.name} hint={words.nameHint} error={wrong.name}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						maxLength={80}
						autocomplete="off"
						value={site.name}
						onInput={(event) => setSite({ ...site, name: event.currentTarget.value })}
					/>
				)}
			</Field>
			<Field label={words.origin} hint={words.originHint} error={wrong.origin}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						type="url"
						dir="ltr"
						autocomplete="off"
						spellcheck={false}
						value={site.origin}
						onInput={(event) => setSite({ ...site, origin: event.currentTarget.value })}
					/>
				)}
			</Field>
			{found?.cut && <p class="pc-hint pc-muted">{words.originCut(found.origin)}</p>}
			{found?.open && <p class="pc-settings__note">{words.originOpen}</p>}
			{site.kind !== "pointed" && (
				<>
					<Select label={words.kind} options={KINDS} names={words.kinds} value={site.kind} pick={(kind) => setSite({ ...site, kind })} />
					<p class="pc-hint pc-muted">{words.kindHint}</p>
				</>
			)}
			{sites.refusal.value && (
				<p class="pc-note pc-note--danger" role="alert">
					{sayOf(refused, sites.refusal.value)}
				</p>
			)}
			<div class="pc-form__actions">
				<Button type="submit" kind="primary" disabled={sites.busy.value}>
					{words.save}
				</Button>
				<Button kind="basic" onClick={close}>
					{words.cancel}
				</Button>
			</div>
		</form>
	);
}
