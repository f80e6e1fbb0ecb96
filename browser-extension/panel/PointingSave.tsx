import { useState } from "preact/hooks";
import type { Clinic } from "../../shared/schemas/clinic.ts";
import { PmSite, PmSitePage, type PutPmSite } from "../../shared/schemas/pm-site.ts";
import type { App } from "../../shared/state/app.ts";
import { refusalCode } from "../../shared/state/refusal.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { saveFile } from "../../shared/ui/care/save-file.ts";
import { useApp } from "../../shared/ui/context.ts";
import { Field } from "../../shared/ui/Field.tsx";
import type { PointingModel } from "../pointing/pointing-model.ts";
import { useExtensionWords } from "../words/choose.ts";
import { useTab } from "./tab-context.ts";

/** Kept for all of the clinic's colleagues, or carried away as a file. */
export function PointingSave({ model, clinics }: { model: PointingModel; clinics: Clinic[] }) {
	const app = useApp();
	const tab = useTab();
	const { point: words, search } = useExtensionWords();
	const origin = model.origin.value ?? "";
	const [clinicId, setClinicId] = useState(clinics[0]?.id ?? "");
	const [name, setName] = useState(() => (URL.canParse(origin) ? new URL(origin).host : ""));
	const [state, setState] = useState<"idle" | "busy" | "saved" | "failed" | "refused">("idle");
	const site = (): PutPmSite => ({ origin, name: name.trim() || origin, kind: "pointed", rule: model.rule.value });
	const save = async () => {
		setState("busy");
		try {
			await put(app, clinicId, site());
			setState("saved");
			tab.sitesChanged();
		} catch (error) {
			setState(refusalCode(error) === "unreached" ? "failed" : "refused");
		}
	};
	const file = () => saveFile(new Blob([JSON.stringify(site(), null, "\t")], { type: "application/json" }), "site.json");
	return (
		<form
			class="px-stack"
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<Field label={words.name}>
				{(control) => (
					<input {...control} class="c-field__input" maxLength={80} value={name} onInput={(event) => setName(event.currentTarget.value)} />
				)}
			</Field>
			{clinics.length > 1 && (
				<select
					class="c-field__input c-field__input--select"
					aria-label={search.clinic}
					value={clinicId}
					onChange={(event) => setClinicId(event.currentTarget.value)}
				>
					{clinics.map((clinic) => (
						<option key={clinic.id} value={clinic.id}>
							{clinic.name}
						</option>
					))}
				</select>
			)}
			<p role="status">{state === "idle" || state === "busy" ? "" : words[state]}</p>
			<div class="px-actions">
				<Button type="submit" kind="primary" disabled={state === "busy" || !model.enough.value}>
					{words.save}
				</Button>
				<Button kind="basic" onClick={file}>
					{words.export}
				</Button>
			</div>
		</form>
	);
}

/** One site for each address: pointing again at a known one changes it. */
async function put({ api }: App, clinicId: string, site: PutPmSite): Promise<void> {
	const path = `/api/clinics/${clinicId}/pm-sites`;
	let known: PmSite | undefined;
	let cursor: string | undefined;
	do {
		const page = await api.ask(PmSitePage, path, { query: { cursor } });
		known ??= page.items.find(({ origin }) => origin === site.origin);
		cursor = page.next ?? undefined;
	} while (cursor && !known);
	const body = known ? { ...site, version: known.version } : site;
	await api.ask(PmSite, `${path}/${known?.id ?? crypto.randomUUID()}`, { method: "PUT", body });
}
