import type { Message } from "../schemas/message.ts";
import { useWords } from "./context.ts";
import { look, needsAttention } from "./delivery.ts";
import { Icon } from "./Icon.tsx";

/** Where a text is on its way: icon and word. */
export function StateWord({ message }: { message: Message }) {
	const words = useWords();
	const shown = look(message.delivery);
	if (!shown) return null;
	const code = message.delivery.code && needsAttention(message.delivery) ? message.delivery.code : undefined;
	return (
		<span class={`pc-state pc-state--${shown.tone}`} title={code}>
			<Icon name={shown.icon} /> {words.delivery[shown.word]}
		</span>
	);
}
