import { commandOf } from "../../state/slash.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { SLASH_LIST, slashOption } from "./slash-keys.ts";

/** Over the box: what the letters after the slash may become. */
export function SlashMenu() {
	const { words, model } = useCareHere();
	const { slash } = model;
	const found = slash.found.value;
	const { slash: said, cards } = words.files;
	return (
		<>
			<p class="pc-hidden" role="status">
				{found.length > 0 && said.found(found.length)}
			</p>
			{found.length > 0 && (
				<div class="pc-slash" role="listbox" id={SLASH_LIST} aria-label={said.name}>
					{found.map((kind, index) => (
						// biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's, which keeps the focus.
						// biome-ignore lint/a11y/useFocusableInteractive: as above.
						<div
							key={kind}
							id={slashOption(index)}
							class="pc-slash__option"
							role="option"
							aria-selected={index === slash.active.value}
							onPointerDown={(event) => event.preventDefault()}
							onClick={() => slash.take(kind)}
						>
							<span class="pc-slash__command">{commandOf(kind)}</span>
							<span>
								{cards[kind]} <span class="pc-menu__hint">{said.hints[kind]}</span>
							</span>
						</div>
					))}
				</div>
			)}
		</>
	);
}
