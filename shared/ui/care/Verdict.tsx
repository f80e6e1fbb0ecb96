import type { Thread } from "../../schemas/thread.ts";
import { useWords } from "../context.ts";
import { entry } from "../delivery.ts";
import { Icon } from "../Icon.tsx";
import { useCareHere } from "./use-care-here.ts";

export const WHY_ID = "pc-why";

/** Beside the number: may it be texted? Opens why. */
export function Verdict({ shown }: { shown: Thread }) {
	const words = useWords();
	const { words: care, model } = useCareHere();
	const { allowed, code, warning } = shown.canSend;
	const short: Record<string, string> = care.short;
	const yes = warning ? care.warned : words.thread.canText;
	const tone = !allowed ? "pc-verdict--no" : warning ? "pc-verdict--care" : "";
	return (
		<button
			type="button"
			class={`pc-verdict pc-verdict--button ${tone}`}
			aria-expanded={model.whyOpen.value}
			aria-controls={model.whyOpen.value ? WHY_ID : undefined}
			onClick={() => {
				model.whyOpen.value = !model.whyOpen.value;
			}}
		>
			<Icon name={!allowed ? "lock" : warning ? "alert" : "check"} />
			<span>{allowed ? yes : (entry(short, code ?? "") ?? words.thread.cannotText)}</span>
			<Icon name="menu" />
		</button>
	);
}
