import { useEffect, useState } from "preact/hooks";
import type { SiteDraft, SitesModel } from "../../state/pm-sites.ts";
import { Button } from "../Button.tsx";
import { useWords } from "../context.ts";
import { SettingsTrouble } from "../SettingsTrouble.tsx";
import { ListSkeleton } from "../Skeleton.tsx";
import type { PmProps } from "./PmCopy.tsx";
import { usePmWords } from "./pm-wording.ts";
import { SiteForm } from "./SiteForm.tsx";
import { SiteRow } from "./SiteRow.tsx";

/** Where the Chat button shows, and how colleagues get it. */
export function PmSites({ pm: { sites } }: PmProps) {
	const { sites: words } = usePmWords();
	useEffect(() => void sites.load(), [sites]);
	const state = sites.list.state.value;
	if (state.kind === "trouble") return <SettingsTrouble kind={state.trouble} retry={() => sites.load()} />;
	if (state.kind === "loading") return <ListSkeleton />;
	return (
		<div class="pc-settings__form pc-pm">
			<section class="pc-settings__part" aria-labelledby="pm-sites">
				<h3 id="pm-sites">{words.list}</h3>
				<p class="pc-pm__text pc-muted">{words.text}</p>
				<List sites={sites} />
			</section>
			<section class="pc-settings__part" aria-labelledby="pm-how">
				<h3 id="pm-how">{words.how}</h3>
				<ol class="pc-pm__steps">
					{words.steps.map((step) => (
						<li key={step}>{step}</li>
					))}
				</ol>
			</section>
		</div>
	);
}

function List({ sites }: { sites: SitesModel }) {
	const words = useWords();
	const { sites: own } = usePmWords();
	const [editing, setEditing] = useState<SiteDraft | null>(null);
	const { items, more } = sites.list;
	const close = () => {
		setEditing(null);
		sites.refusal.value = null;
	};
	return (
		<>
			{items.value.length === 0 && <p>{own.empty}</p>}
			<ul class="pc-sites">
				{items.value.map((site) => (
					<li key={site.id} class="pc-card">
						{editing?.id === site.id ? (
							<SiteForm sites={sites} draft={editing} close={close} />
						) : (
							<SiteRow sites={sites} site={site} edit={() => setEditing(site)} />
						)}
					</li>
				))}
				{editing?.version === null && (
					<li class="pc-card">
						<SiteForm sites={sites} draft={editing} close={close} />
					</li>
				)}
			</ul>
			{more.value !== "none" && (
				<Button onClick={() => sites.list.loadMore()}>{more.value === "failed" ? words.retry : own.loadAgain}</Button>
			)}
			{!editing && (
				<div>
					<Button icon="plus" onClick={() => setEditing(newSite())}>
						{own.add}
					</Button>
				</div>
			)}
		</>
	);
}

/** Saved again after a lost answer, it is the same site: the id is made once. */
function newSite(): SiteDraft {
	return { id: crypto.randomUUID(), version: null, origin: "", name: "", kind: "openemr", rule: null };
}
