import { IconButton } from "../../shared/ui/Button.tsx";
import { useApp } from "../../shared/ui/context.ts";
import { Icon, type IconName } from "../../shared/ui/Icon.tsx";
import { Menu } from "../../shared/ui/Menu.tsx";
import { useExtensionWords } from "../words/choose.ts";
import { usePanel } from "./context.ts";
import type { Place } from "./panel-model.ts";

export function Bar({ signOut, openSettings }: { signOut(): void; openSettings(): void }) {
	const app = useApp();
	const panel = usePanel();
	const { bar } = useExtensionWords();
	const admin = app.clinics.items.value.some(({ role }) => role === "admin");
	const here = panel.place.value.kind;
	const link = (to: Place, icon: IconName, label: string) => (
		<button type="button" class="px-bar__link" aria-current={here === to.kind ? "page" : undefined} onClick={() => panel.go(to)}>
			<Icon name={icon} />
			{label}
		</button>
	);
	return (
		<nav class="px-bar" aria-label={bar.label}>
			{link({ kind: "inbox", threadId: null }, "inbox", bar.inbox)}
			{link({ kind: "search" }, "search", bar.search)}
			<IconButton icon="gear" label={bar.settings} onClick={openSettings} />
			<Menu
				name={bar.more}
				buttonClass={`c-btn c-btn--sm c-btn--basic c-btn--icon ${app.dark.value ? "c-btn--dark" : ""}`}
				button={<Icon name="more" />}
				items={[
					...(admin ? [{ key: "point", label: bar.point, pick: () => panel.go({ kind: "point" }) }] : []),
					{ key: "out", label: bar.signOut, pick: signOut },
				]}
			/>
		</nav>
	);
}
