import { useEffect, useMemo } from "preact/hooks";
import { Button } from "../../shared/ui/Button.tsx";
import { useApp } from "../../shared/ui/context.ts";
import { STEPS } from "../pointing/compose.ts";
import { PointingModel } from "../pointing/pointing-model.ts";
import type { PointedTab } from "../pointing/tab.ts";
import { useExtensionWords } from "../words/choose.ts";
import { PointingSave } from "./PointingSave.tsx";
import { PointingSees } from "./PointingSees.tsx";
import { useTab } from "./tab-context.ts";

/** An admin shows the extension a practice system that it does not know. */
export function Pointing() {
	const app = useApp();
	const tab = useTab();
	const { point: words } = useExtensionWords();
	const clinics = app.clinics.items.value.filter(({ role }) => role === "admin");
	const model = useMemo(() => new PointingModel(tab), [tab]);
	useEffect(() => () => void model.stop(), [model]);
	const stage = model.stage.value;
	return (
		<div class="pc-fill px-part px-stack">
			<h2 class="pc-form__title">{words.title}</h2>
			{clinics.length === 0 && <p class="pc-note">{words.notAdmin}</p>}
			{clinics.length > 0 && stage === "intro" && (
				<>
					<p>{words.intro}</p>
					<p class="pc-muted">{words.noPage}</p>
					<Button kind="primary" large onClick={() => void model.begin()}>
						{words.start}
					</Button>
				</>
			)}
			{stage === "not_allowed" && <NotAllowed model={model} tab={tab} />}
			{stage === "pointing" && <Steps model={model} />}
			{stage === "trying" && <Trying model={model} />}
			{(stage === "pointing" || stage === "trying") && <PointingSees model={model} />}
			{stage === "trying" && <PointingSave model={model} clinics={clinics} />}
		</div>
	);
}

/** The address must be typed: without leave the browser does not tell us where the tab is. */
function NotAllowed({ model, tab }: { model: PointingModel; tab: PointedTab & { allow(typed: string): Promise<boolean> } }) {
	const { point: words, options } = useExtensionWords();
	const { dark } = useApp();
	return (
		<form
			class={`px-stack ${dark.value ? "c-field--dark" : ""}`}
			onSubmit={(event) => {
				event.preventDefault();
				const typed = new FormData(event.currentTarget).get("address");
				void tab.allow(String(typed ?? "")).then((allowed) => (allowed ? model.begin() : undefined));
			}}
		>
			<p class="pc-note pc-note--warning">{words.notAllowed}</p>
			<label class="c-field__label" for="px-address">
				{options.address}
			</label>
			<input
				id="px-address"
				name="address"
				class="c-field__input"
				type="url"
				dir="ltr"
				autocomplete="off"
				placeholder="https://pm.example.com"
			/>
			<Button type="submit" kind="primary">
				{options.allow}
			</Button>
		</form>
	);
}

function Steps({ model }: { model: PointingModel }) {
	const { point: words } = useExtensionWords();
	const step = model.step.value;
	if (!step) return null;
	return (
		<>
			<p class="pc-muted">{words.stepOf(STEPS.indexOf(step) + 1)}</p>
			<p role="status">
				<strong>{words.steps[step]}</strong>
			</p>
			<p class="pc-hint pc-muted">{words.keyboard}</p>
			<div class="px-actions">
				{step !== "name" && <Button onClick={() => model.skip()}>{words.skip}</Button>}
				{model.done.value.length > 0 && (
					<Button kind="basic" onClick={() => model.undo()}>
						{words.undo}
					</Button>
				)}
				{model.enough.value && (
					<Button kind="basic" onClick={() => model.finish()}>
						{words.finish}
					</Button>
				)}
				<Button
					kind="basic"
					onClick={() => {
						void model.stop();
						model.stage.value = "intro";
					}}
				>
					{words.stop}
				</Button>
			</div>
			{model.done.value.length > 0 && !model.enough.value && <p class="pc-muted">{words.needs}</p>}
		</>
	);
}

function Trying({ model }: { model: PointingModel }) {
	const { point: words } = useExtensionWords();
	return (
		<>
			<p>{words.tryOut}</p>
			<div class="px-actions">
				<Button kind="primary" icon="sync" onClick={() => void model.tryHere()}>
					{words.tryHere}
				</Button>
				<Button
					onClick={() => {
						model.right.value += 1;
					}}
					disabled={!model.sees.value}
				>
					{words.right}
				</Button>
				<Button kind="basic" onClick={() => model.undo()}>
					{words.undo}
				</Button>
			</div>
			<p class="pc-muted" role="status">
				{model.right.value > 0 ? words.tried(model.right.value) : words.wrongText}
			</p>
		</>
	);
}
