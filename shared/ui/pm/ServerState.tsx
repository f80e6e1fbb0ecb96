import { useEffect, useState } from "preact/hooks";
import type { PmConnection } from "../../schemas/pm-copy.ts";
import type { ConnectionModel } from "../../state/pm-connection.ts";
import { exactTime, type Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useApp } from "../context.ts";
import { SettingsDialog } from "../SettingsDialog.tsx";
import { CopyBox } from "./CopyBox.tsx";
import { sayOf, usePmWords } from "./pm-wording.ts";
import { ServerAbilities } from "./ServerAbilities.tsx";
import { ServerRun } from "./ServerRun.tsx";

type ServerStateProps = { model: ConnectionModel; connection: PmConnection; wall: Wall };

/** What stands with a server that is set up. */
export function ServerState({ model, connection, wall }: ServerStateProps) {
	const words = usePmWords();
	const { server } = words;
	const { busy, refusal } = model;
	const run = model.run.value;
	useFollow(model);
	return (
		<>
			<section class="pc-settings__part" aria-labelledby="pm-jwks">
				<h3 id="pm-jwks">{server.jwks}</h3>
				<p class="pc-muted">{server.jwksText}</p>
				<CopyBox
					label={server.jwks}
					text={connection.jwksUrl}
					copy={server.copy}
					copied={server.copied}
					failed={words.schedule.notCopied}
				/>
			</section>
			<section class="pc-settings__part" aria-labelledby="pm-abilities">
				<h3 id="pm-abilities">{server.abilities}</h3>
				<ServerAbilities abilities={connection.abilities} wall={wall} />
				<p class="pc-hint pc-muted">{connection.lastDoneAt ? server.lastDone(exactTime(connection.lastDoneAt, wall)) : server.neverDone}</p>
				<div class="pc-settings__actions">
					<Button icon="search" disabled={busy.value !== null} onClick={() => void model.check()}>
						{busy.value === "check" ? server.checking : server.check}
					</Button>
					<Button icon="sync" disabled={busy.value !== null} onClick={() => void model.copyNow()}>
						{server.copyNow}
					</Button>
					<RemoveServer model={model} />
				</div>
				<p class="pc-settings__said pc-settings__said--danger" role="status">
					{refusal.value && refusalOf(words, refusal.value.code)}
				</p>
				{run && <ServerRun run={run} lost={model.lost.value} />}
			</section>
		</>
	);
}

/** From when somebody looks, and anew with each copy that is asked for. */
function useFollow({ run, follow }: ConnectionModel): void {
	const id = run.value?.id;
	useEffect(() => {
		const over = new AbortController();
		void follow(over.signal);
		return () => over.abort();
	}, [follow, id]);
}

/** A server that could not be asked is named as a copy's trouble is; the rest as any refusal. */
function refusalOf(words: ReturnType<typeof usePmWords>, code: string): string {
	const ofServer = code === "no_answer" || code === "cannot_give";
	return ofServer ? words.troubles[code] : sayOf(words.refused, code);
}

function RemoveServer({ model }: { model: ConnectionModel }) {
	const app = useApp();
	const { server } = usePmWords();
	const [asked, setAsked] = useState(false);
	const remove = async () => {
		setAsked(false);
		await model.remove();
		if (!model.refusal.peek()) app.toast.show({ text: server.removed });
	};
	return (
		<>
			<Button kind="basic" disabled={model.busy.value !== null} onClick={() => setAsked(true)}>
				{server.remove}
			</Button>
			{asked && (
				<SettingsDialog
					title={server.removeTitle}
					yes={server.removeYes}
					no={server.keep}
					danger
					close={() => setAsked(false)}
					act={() => void remove()}
				>
					<p>{server.removeText}</p>
				</SettingsDialog>
			)}
		</>
	);
}
