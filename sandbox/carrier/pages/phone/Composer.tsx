import { useState } from "preact/hooks";
import { wordFor } from "./Attached.tsx";
import { Icon } from "./icons.tsx";
import type { PhoneState } from "./phone-state.ts";
import { MOST_BYTES, readPicture } from "./picture.ts";

const MOST_UNITS = 1600;
const NEAR_UNITS = 1400;
const MOST_PICTURES = 10;

function Pictures({ state }: { state: PhoneState }) {
	const { pictures } = state.draft.value;
	if (pictures.length === 0) return null;
	return (
		<ul class="pictures">
			{pictures.map((picture, index) => (
				<li key={picture.dataBase64.slice(0, 64) + index}>
					{picture.contentType.startsWith("image/") ? (
						<img src={`data:${picture.contentType};base64,${picture.dataBase64}`} alt={`Attachment ${index + 1}`} />
					) : (
						<span class="chip">{wordFor(picture.contentType)}</span>
					)}
					<button
						type="button"
						aria-label={`Remove attachment ${index + 1}`}
						onClick={() => state.write({ pictures: pictures.filter((each) => each !== picture) })}
					>
						<Icon name="close" />
					</button>
				</li>
			))}
		</ul>
	);
}

function Attach({ state, tell }: { state: PhoneState; tell: (problem: string) => void }) {
	const take = async (input: HTMLInputElement) => {
		const files = [...(input.files ?? [])];
		input.value = "";
		const { pictures } = state.draft.value;
		if (files.some((file) => file.size > MOST_BYTES)) return tell("Files can have 5 MB at most. Choose a smaller one.");
		if (pictures.length + files.length > MOST_PICTURES) return tell("A text can carry ten files at most.");
		const added = await Promise.all(files.map(readPicture));
		state.write({ pictures: [...pictures, ...added] });
		tell("");
	};
	return (
		<label class="attach" title="Attach a picture or a file">
			<input type="file" multiple aria-label="Attach a picture or a file" onChange={(event) => void take(event.currentTarget)} />
			<Icon name="picture" />
		</label>
	);
}

function Count({ units }: { units: number }) {
	if (units < NEAR_UNITS) return null;
	const over = units - MOST_UNITS;
	return (
		<p class={over > 0 ? "count over" : "count"} role="status">
			{over > 0 ? `${over} too many: a text holds 1,600 characters` : `${units.toLocaleString("en-US")} of 1,600`}
		</p>
	);
}

export function Composer({ state, name }: { state: PhoneState; name: string }) {
	const [problem, setProblem] = useState("");
	const { body, pictures } = state.draft.value;
	const maySend = body.length <= MOST_UNITS && (body.trim() !== "" || pictures.length > 0);
	const send = () => {
		if (maySend) void state.send();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
		event.preventDefault();
		send();
	};
	return (
		<form
			class="composer"
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<Pictures state={state} />
			{problem !== "" && (
				<p class="problem" role="alert">
					{problem}
				</p>
			)}
			<Count units={body.length} />
			<div class="line">
				<Attach state={state} tell={setProblem} />
				<textarea
					id="text"
					rows={1}
					dir="auto"
					placeholder={`Text ${name}`}
					aria-label={`Text to ${name}`}
					value={body}
					onInput={(event) => state.write({ body: event.currentTarget.value })}
					onKeyDown={onKeyDown}
				/>
				<button type="submit" class="send" aria-label="Send" disabled={!maySend}>
					<Icon name="send" />
				</button>
			</div>
		</form>
	);
}
