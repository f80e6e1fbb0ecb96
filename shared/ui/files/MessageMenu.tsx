import { useState } from "preact/hooks";
import type { Message } from "../../schemas/message.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { useApp } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { Menu, type MenuItem } from "../Menu.tsx";
import { useNewLink } from "../secure/use-new-link.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";

const REACHED: ReadonlySet<string> = new Set(["sent", "delivered", "accepted"]);

/** What staff can still do with a message that went or came. */
export function MessageMenu({ message }: { message: Message }) {
	const app = useApp();
	const { words, model } = useCareHere();
	const newLink = useNewLink();
	const [isDeleting, setDeleting] = useState(false);
	if (message.deleted || app.clinics.byId(model.thread.clinicId)?.role === "reader") return null;
	const { files } = words;
	const { link, id, direction, delivery } = message;
	const people = model.people.value;
	const whose = message.about ?? (people.length === 1 ? people[0]?.id : undefined);
	const revoke = () =>
		void model.files.revoke(id).then(
			() => app.toast.show({ text: files.revoked }),
			() => app.toast.show({ text: files.notRevoked }),
		);
	const items: MenuItem[] = [
		...(link?.state === "open" ? [{ key: "revoke", label: files.revoke, pick: revoke }] : []),
		...(link && whose ? [{ key: "link", label: files.newLink, pick: () => void newLink(whose) }] : []),
		{ key: "delete", label: files.deletion.item, pick: () => setDeleting(true) },
	];
	const { title, text, sent, sentLink, done } = files.deletion;
	const onPhone = message.channel === "secure" ? sentLink : sent;
	return (
		<>
			<Menu name={files.more} buttonClass="pc-message-menu" button={<Icon name="more" />} items={items} />
			{isDeleting && (
				<DeleteDialog
					title={title}
					text={direction === "out" && REACHED.has(delivery.state) ? `${text} ${onPhone}` : text}
					done={done}
					erase={(reason) => model.files.erase(id, reason)}
					close={() => setDeleting(false)}
				/>
			)}
		</>
	);
}
