import { useState } from "preact/hooks";
import type { SiteSeen } from "../../state/pm-answers.ts";
import type { SitesModel } from "../../state/pm-sites.ts";
import { Button } from "../Button.tsx";
import { saveFile } from "../care/save-file.ts";
import { useApp } from "../context.ts";
import { SettingsDialog } from "../SettingsDialog.tsx";
import { sayOf, usePmWords } from "./pm-wording.ts";

export function SiteRow({ sites, site, edit }: { sites: SitesModel; site: SiteSeen; edit(): void }) {
	const { sites: words } = usePmWords();
	const [asked, setAsked] = useState(false);
	const isPointed = site.kind === "pointed";
	const save = () => {
		const { origin, name, kind, rule } = site;
		saveFile(new Blob([JSON.stringify({ origin, name, kind, rule }, null, "\t")], { type: "application/json" }), "chat-button-site.json");
	};
	return (
		<div class="pc-sites__row">
			<div class="pc-sites__words">
				<p>
					<strong>
						<bdi>{site.name}</bdi>
					</strong>{" "}
					<span class="pc-tag">{words.kinds[site.kind]}</span> {isPointed && <span class="pc-tag">{words.version(site.version)}</span>}
				</p>
				<p class="pc-hint pc-muted" dir="ltr">
					{site.origin}
				</p>
			</div>
			<div class="pc-settings__actions">
				{isPointed && (
					<Button kind="basic" aria-label={words.exportOne(site.name)} onClick={save}>
						{words.exportIt}
					</Button>
				)}
				<Button kind="basic" aria-label={words.editOne(site.name)} onClick={edit}>
					{words.edit}
				</Button>
				<Button kind="basic" aria-label={words.removeOne(site.name)} onClick={() => setAsked(true)}>
					{words.remove}
				</Button>
			</div>
			{asked && <RemoveSite sites={sites} site={site} close={() => setAsked(false)} />}
		</div>
	);
}

function RemoveSite({ sites, site, close }: { sites: SitesModel; site: SiteSeen; close(): void }) {
	const app = useApp();
	const { sites: words, refused } = usePmWords();
	const remove = async () => {
		if (!(await sites.remove(site.id))) return;
		close();
		app.toast.show({ text: words.removed(site.name) });
	};
	return (
		<SettingsDialog title={words.removeTitle(site.name)} yes={words.remove} no={words.keep} danger close={close} act={() => void remove()}>
			<p>{words.removeText}</p>
			{site.kind === "pointed" && <p>{words.removePointed}</p>}
			{sites.refusal.value && (
				<p class="pc-note pc-note--danger" role="alert">
					{sayOf(refused, sites.refusal.value)}
				</p>
			)}
		</SettingsDialog>
	);
}
