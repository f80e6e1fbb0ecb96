import type { Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { acceptedFiles } from "../../rules/file-types.ts";
import type { Marks } from "../../state/drafts.ts";
import { IconButton } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useApp } from "../context.ts";
import { Icon, type IconName } from "../Icon.tsx";
import { Menu } from "../Menu.tsx";
import { useDroppedFiles } from "./use-dropped-files.ts";

const ACCEPTED = acceptedFiles();
const KINDS = ["appointment", "invoice", "prescription"] as const;

/** Beside the box: what goes with the words, and the lock. */
export function BoxTools() {
	const app = useApp();
	const { words, model } = useCareHere();
	const { files } = words;
	const marks = app.drafts.marksOf(model.thread.id);
	return (
		<>
			<Picker icon="clip" label={files.attach} accept={ACCEPTED} multiple />
			<Picker icon="camera" label={files.camera} accept="image/*" capture="environment" class="pc-camera" />
			<Menu
				name={files.addCard}
				buttonClass={`c-btn c-btn--sm c-btn--basic c-btn--icon ${app.dark.value ? "c-btn--dark" : ""}`}
				button={<Icon name="plus" />}
				up
				items={KINDS.map((kind) => ({
					key: kind,
					label: files.cards[kind],
					hint: files.slash.hints[kind],
					pick: () => model.openCard(kind),
				}))}
			/>
			<Lock marks={marks} />
		</>
	);
}

function Lock({ marks }: { marks: Signal<Marks> }) {
	const { words, model } = useCareHere();
	const lock = useRef<HTMLSpanElement>(null);
	useDroppedFiles(lock, model.files.uploads);
	const { card, sensitive } = marks.value;
	const secure = Boolean(sensitive || card);
	return (
		<span ref={lock}>
			<IconButton
				icon="lock"
				label={words.files.lock}
				aria-pressed={secure}
				// A card is never in the text itself.
				disabled={Boolean(card)}
				class={secure ? "pc-lock--on" : ""}
				onClick={() => {
					marks.value = { ...marks.value, sensitive: !secure };
				}}
			/>
		</span>
	);
}

type PickerProps = { icon: IconName; label: string; accept: string; multiple?: boolean; capture?: "environment"; class?: string };

function Picker({ icon, label, class: extra = "", ...rest }: PickerProps) {
	const { model } = useCareHere();
	const input = useRef<HTMLInputElement>(null);
	return (
		<>
			<input
				{...rest}
				ref={input}
				type="file"
				hidden
				aria-label={label}
				onChange={({ currentTarget }) => {
					model.files.uploads.add([...(currentTarget.files ?? [])]);
					currentTarget.value = "";
				}}
			/>
			<IconButton icon={icon} label={label} class={extra} onClick={() => input.current?.click()} />
		</>
	);
}
