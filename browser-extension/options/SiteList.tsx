import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../shared/ui/Icon.tsx";
import type { Door, KnownSite } from "../own-pages.ts";
import type { Background } from "../panel/background.ts";
import { useExtensionWords } from "../words/choose.ts";
import type { Leave } from "./leave.ts";
import { useLeave } from "./use-leave.ts";

type SiteListProps = { worker: string; background: Background; leave: Leave };

export function SiteList({ worker, background, leave }: SiteListProps) {
	const { options, door: doorWords } = useExtensionWords();
	const [door, setDoor] = useState<Door | null>(null);
	const [sites, setSites] = useState<KnownSite[] | "loading" | null>("loading");
	const look = async () => {
		setSites("loading");
		setSites(await background.sites());
	};
	useEffect(() => void background.door().then(setDoor), [background]);
	useEffect(() => {
		if (door?.kind === "open") void look();
	}, [door]);
	const signIn = async () => {
		const may = await leave.ask(worker);
		setDoor(may ? await background.signIn() : { kind: "shut", address: worker, why: "not_permitted" });
	};
	return (
		<section class="px-card">
			<h2>{options.sites}</h2>
			<p class="pc-muted">{options.sitesText}</p>
			{door?.kind === "shut" && (
				<>
					<p>{options.signInFirst}</p>
					{door.why && (
						<p class="pc-note pc-note--warning" role="alert">
							{doorWords.why[door.why]}
						</p>
					)}
					<div>
						<button type="button" class="c-btn" onClick={() => void signIn()}>
							{options.signIn}
						</button>
					</div>
				</>
			)}
			{door?.kind === "open" && <Sites sites={sites} leave={leave} look={() => void look()} />}
		</section>
	);
}

function Sites({ sites, leave, look }: { sites: KnownSite[] | "loading" | null; leave: Leave; look(): void }) {
	const { options, door } = useExtensionWords();
	if (sites === "loading") return <p role="status">{door.loading}</p>;
	const origins = sites && [...new Map(sites.map(({ site }) => [site.origin, site])).values()];
	return (
		<>
			{!origins && <p role="alert">{options.failed}</p>}
			{origins?.length === 0 && <p>{options.noSites}</p>}
			<ul class="px-list" aria-label={options.sites}>
				{origins?.map((site) => (
					<SiteRow key={site.origin} site={site} leave={leave} />
				))}
			</ul>
			<div>
				<button type="button" class="c-btn c-btn--sm c-btn--basic" onClick={look}>
					{options.refresh}
				</button>
			</div>
		</>
	);
}

function SiteRow({ site, leave }: { site: KnownSite["site"]; leave: Leave }) {
	const { options } = useExtensionWords();
	const allowed = useLeave(leave, site.origin);
	const [refused, setRefused] = useState(false);
	const ask = async () => setRefused(!(await leave.ask(site.origin)));
	return (
		<li class="px-list__row">
			<span>
				<strong>{site.name}</strong> <span class="pc-muted">{options.kinds[site.kind]}</span>
				<br />
				<bdi>{site.origin}</bdi>
				{refused && !allowed && (
					<span role="alert" class="pc-muted">
						{" "}
						{options.refused}
					</span>
				)}
			</span>
			<span class="px-actions">
				{allowed !== null && (
					<span class={`px-state ${allowed ? "px-state--on" : ""}`} role="status">
						<Icon name={allowed ? "check" : "ban"} />
						{allowed ? options.on : options.off}
					</span>
				)}
				{allowed ? (
					<button
						type="button"
						class="c-btn c-btn--sm"
						aria-label={`${options.stopHere}: ${site.origin}`}
						onClick={() => void leave.giveUp(site.origin)}
					>
						{options.stopHere}
					</button>
				) : (
					<button
						type="button"
						class="c-btn c-btn--sm c-btn--primary"
						aria-label={`${options.allowHere}: ${site.origin}`}
						onClick={() => void ask()}
					>
						{options.allowHere}
					</button>
				)}
			</span>
		</li>
	);
}
