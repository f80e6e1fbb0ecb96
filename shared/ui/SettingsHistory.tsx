import { useEffect } from "preact/hooks";
import type { AuditSeen } from "../state/settings-answer.ts";
import { type AuditChange, changesIn, patientIn } from "../state/settings-audit.ts";
import type { HistoryModel } from "../state/settings-history.ts";
import { exactTime, type Wall } from "../words/time.ts";
import { Button } from "./Button.tsx";
import { useApp, useLocale, useWords } from "./context.ts";
import type { TopicProps } from "./SettingsTopic.tsx";
import { SettingsTrouble } from "./SettingsTrouble.tsx";
import { ListSkeleton } from "./Skeleton.tsx";
import { type AuditTongue, nameSetting, sayValue } from "./settings-audit-words.ts";
import { useStaffName } from "./settings-staff.ts";
import { useSettingsWords } from "./settings-wording.ts";

export function SettingsHistory({ settings: { history, clinicId }, wall }: TopicProps) {
	const words = useSettingsWords();
	const locale = useLocale();
	const country = useApp().clinics.byId(clinicId)?.country ?? "";
	useEffect(() => void history.load(), [history]);
	const state = history.state.value;
	if (state.kind === "trouble") return <SettingsTrouble kind={state.trouble} retry={() => history.load()} />;
	if (state.kind === "loading") return <ListSkeleton />;
	const items = history.items.value;
	return (
		<div class="pc-settings__form">
			<div class="pc-settings__actions">
				{(["clinic", "people"] as const).map((log) => (
					<label key={log} class="pc-switch">
						<input type="radio" name="history" checked={history.of.value === log} onChange={() => void history.show(log)} />
						{words.history.of[log]}
					</label>
				))}
				<Button icon="sync" onClick={() => history.load()}>
					{words.history.reload}
				</Button>
			</div>
			{items.length === 0 ? (
				<p class="pc-muted">{words.history.empty}</p>
			) : (
				<ol class="pc-audit" aria-label={words.history.list}>
					{items.map((item) => (
						<Entry key={item.seq} item={item} wall={wall} tongue={{ words, locale, country }} />
					))}
				</ol>
			)}
			<More history={history} />
		</div>
	);
}

function Entry({ item, wall, tongue }: { item: AuditSeen; wall: Wall; tongue: AuditTongue }) {
	const { history } = tongue.words;
	const nameOf = useStaffName();
	const staffId = /^staff:(.*)$/.exec(item.actor)?.[1];
	const changes = changesIn(item);
	const patient = patientIn(item);
	const what = new Map<string, string>(Object.entries(history.types)).get(item.type) ?? item.type.replaceAll("_", " ");
	return (
		<li class="pc-audit__entry">
			<p>
				<strong>{what}</strong> <span class="pc-muted">{staffId === undefined ? history.system : nameOf(staffId)}</span>
			</p>
			<p class="pc-hint pc-muted">
				<time dateTime={item.at}>{exactTime(item.at, wall)}</time> · {history.row(item.seq)}
				{patient && ` · ${patient}`}
			</p>
			{changes.length > 0 && <Changes changes={changes} tongue={tongue} />}
		</li>
	);
}

function Changes({ changes, tongue }: { changes: AuditChange[]; tongue: AuditTongue }) {
	const { history } = tongue.words;
	return (
		<table class="pc-audit__changes">
			<thead>
				<tr>
					<th scope="col">{history.change}</th>
					<th scope="col">{history.before}</th>
					<th scope="col">{history.after}</th>
				</tr>
			</thead>
			<tbody>
				{changes.map(({ at, before, after }) => (
					<tr key={at}>
						<th scope="row">{nameSetting(at, tongue)}</th>
						<td>{sayValue(before, tongue)}</td>
						<td>{sayValue(after, tongue)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function More({ history }: { history: HistoryModel }) {
	const words = useWords();
	const settingsWords = useSettingsWords().history;
	const more = history.more.value;
	if (more === "none") return null;
	return (
		<div class="pc-settings__actions">
			<Button disabled={more === "loading"} onClick={() => history.loadMore()}>
				{more === "failed" ? words.retry : settingsWords.more}
			</Button>
			<p class="pc-settings__said" role="status">
				{more === "loading" && settingsWords.loading}
				{more === "failed" && settingsWords.failed}
			</p>
		</div>
	);
}
