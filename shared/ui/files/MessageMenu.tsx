import { useState } from "preact/hooks";
import type { Message } from "../../schemas/message.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { useApp } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { Menu, type MenuItem } from "../Menu.tsx";
import { DeleteDialog } from "./DeleteDialog.tsx";

/** What staff can still do with a message that went or came. */
export function MessageMenu({ message }: { message: Message }) {
	const app = useApp();
	const { words, model } = useCareHere();
	const [isDeleting, setDeleting] = useState(false);
	if (message.deleted || app.clinics.byId(model.thread.clinicId)?.role === "reader") return null;
	const told = (act: Promise<void>, done: string, failed: string) =>
		void act.then(
			() => app.toast.show({ text: done }),
			() => app.toast.show({ text: failed }),
		);
	const { about, link } = message;
	const revoke = () => told(model.files.revoke(message.id), words.files.revoked, words.files.notRevoked);
	const newLink = () => about && told(model.files.newLink(about), words.files.newLinkSent, words.files.notSent);
	const items: MenuItem[] = [
		...(link?.state === "open" ? [{ key: "revoke", label: words.files.revoke, pick: revoke }] : []),
		...(link && link.state !== "open" && about ? [{ key: "link", label: words.files.newLink, pick: newLink }] : []),
		{ key: "delete", label: words.files.deletion.item, pick: () => setDeleting(true) },
	];
	return (
		<>
			<Menu name={words.files.more} buttonClass="pc-message-menu" button={<Icon name="more" />} items={items} />
			{isDeleting && <DeleteDialog message={message} close={() => setDeleting(false)} />}
		</>
	);
}
