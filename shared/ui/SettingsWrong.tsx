import { Icon } from "./Icon.tsx";

/** What is wrong with controls that stand in a row, tied to each of them by `id`. */
export function SettingsWrong({ id, children }: { id: string; children: string | undefined }) {
	if (!children) return null;
	return (
		<span class="pc-settings__wrong" id={id} role="alert">
			<Icon name="alert" />
			{children}
		</span>
	);
}
