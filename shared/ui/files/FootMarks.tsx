import type { Message } from "../../schemas/message.ts";
import type { Wall } from "../../words/time.ts";
import { Marks } from "../care/Marks.tsx";
import { MessageMenu } from "./MessageMenu.tsx";
import { SecureMark } from "./MessageParts.tsx";

/** All that stands beside a message's time and state. */
export function FootMarks({ message, wall }: { message: Message; wall: Wall }) {
	return (
		<>
			<SecureMark message={message} wall={wall} />
			<Marks message={message} />
			<MessageMenu message={message} />
		</>
	);
}
