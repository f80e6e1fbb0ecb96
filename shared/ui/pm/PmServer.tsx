import { useEffect } from "preact/hooks";
import type { ConnectionModel } from "../../state/pm-connection.ts";
import { Field } from "../Field.tsx";
import { SettingsChoice } from "../SettingsChoice.tsx";
import { type FormPart, SettingsForm } from "../SettingsForm.tsx";
import { SettingsTrouble } from "../SettingsTrouble.tsx";
import { ListSkeleton } from "../Skeleton.tsx";
import { useSettingsWords } from "../settings-wording.ts";
import type { PmProps } from "./PmCopy.tsx";
import { usePmWords } from "./pm-wording.ts";
import { ServerState } from "./ServerState.tsx";

type Draft = ConnectionModel["section"]["draft"]["value"];

/** A FHIR server: how to reach it, what it gives, and a copy on demand. */
export function PmServer({ pm: { connection: model }, wall }: PmProps) {
	const words = usePmWords();
	const { topics } = useSettingsWords();
	useEffect(() => void model.load(), [model]);
	const state = model.state.value;
	if (state.kind === "trouble") return <SettingsTrouble kind={state.trouble} retry={() => model.load()} />;
	if (state.kind === "loading") return <ListSkeleton />;
	return (
		<div class="pc-settings__form pc-pm">
			{model.connection.value && <ServerState model={model} connection={model.connection.value} wall={wall} />}
			<section class="pc-settings__part">
				<p class="pc-pm__text">{words.server.text}</p>
				<SettingsForm
					section={model.section}
					label={topics.pmServer.title}
					save={{ label: words.server.save, done: words.server.saved, act: () => void model.section.save() }}
				>
					{(part) => <ServerFields part={part} />}
				</SettingsForm>
			</section>
		</div>
	);
}

function ServerFields({ part: { draft, edit, error } }: { part: FormPart<Draft> }) {
	const { server } = usePmWords();
	return (
		<>
			<TextField part={{ draft, edit, error }} name="baseUrl" label={server.baseUrl} hint={server.baseUrlHint} type="url" />
			<TextField part={{ draft, edit, error }} name="clientId" label={server.clientId} hint={server.clientIdHint} type="text" />
			<SettingsChoice
				legend={server.algorithm}
				value={draft.algorithm}
				choices={[
					{ value: "ES384", ...server.algorithms.ES384 },
					{ value: "RS384", ...server.algorithms.RS384 },
				]}
				pick={(algorithm) => edit({ algorithm })}
			/>
			<div class="pc-settings__pair">
				<TextField part={{ draft, edit, error }} name="nightlyAt" label={server.nightlyAt} hint={server.nightlyHint} type="time" />
				<TextField part={{ draft, edit, error }} name="forwardDays" label={server.forwardDays} hint={server.forwardHint} type="numeric" />
			</div>
		</>
	);
}

type TextFieldProps = {
	part: FormPart<Draft>;
	name: "baseUrl" | "clientId" | "nightlyAt" | "forwardDays";
	label: string;
	hint: string;
	type: "url" | "text" | "time" | "numeric";
};

function TextField({ part: { draft, edit, error }, name, label, hint, type }: TextFieldProps) {
	const isShort = type === "time" || type === "numeric";
	return (
		<Field label={label} hint={hint} error={error(name)}>
			{(control) => {
				const shared = {
					...control,
					class: `c-field__input ${isShort ? "pc-time" : ""}`,
					value: draft[name],
					onInput: (event: { currentTarget: HTMLInputElement }) => edit({ [name]: event.currentTarget.value }),
				};
				if (type === "time") return <input {...shared} type="time" />;
				return <input {...shared} inputmode={type} dir="ltr" autocomplete="off" spellcheck={false} />;
			}}
		</Field>
	);
}
